import { z } from "zod";
import { length } from "./length.ts";

const text = (min: number, max: number) =>
  z
    .string()
    .refine((value) => length(value.trim()) >= min, "This field is required")
    .refine((value) => length(value.trim()) <= max, `Must be ${max} or fewer in length.`);
const url = z
  .string()
  .max(2_048)
  .regex(/^(https?|attachment):\/\/\S+$/, 'Scheme must be one of ("http", "https").');
const image = z.object({ url });

/** An embed within the limits of resources/message#embed-object-embed-limits. */
export const embedSchema = z
  .object({
    title: text(0, 256).nullish(),
    description: text(0, 4_096).nullish(),
    url: url.nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
    timestamp: z.iso.datetime({ offset: true }).nullish(),
    footer: z.object({ text: text(1, 2_048), icon_url: url.optional() }).nullish(),
    author: z.object({ name: text(1, 256), url: url.optional(), icon_url: url.optional() }).nullish(),
    image: image.nullish(),
    thumbnail: image.nullish(),
    fields: z
      .array(z.object({ name: text(1, 256), value: text(1, 1_024), inline: z.boolean().optional() }))
      .max(25)
      .nullish(),
  })
  .refine(
    ({ title, description, fields, image: picture, thumbnail, author, footer }) =>
      Boolean(title || description || fields?.length || picture || thumbnail || author || footer),
    "an embed needs something to show",
  );

/** The characters of all texts that count towards the 6,000 of a message. */
export function embedTexts(embeds: readonly z.infer<typeof embedSchema>[]): number {
  const texts = embeds.flatMap(({ title, description, footer, author, fields }) => [
    title ?? "",
    description ?? "",
    footer?.text ?? "",
    author?.name ?? "",
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return texts.reduce((sum, value) => sum + length(value.trim()), 0);
}
