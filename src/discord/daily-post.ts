import { z } from "zod";
import { quotesCard } from "../answering/list-cards.ts";
import type { Dossier } from "../knowledge/dossier.ts";
import type { Quote } from "../knowledge/schema.ts";
import type { Language } from "../knowledge/text.ts";
import { button, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { parseCustomId, writeCustomId } from "./custom-id.ts";
import { dailyTexts } from "./daily-texts.ts";
import { renderCard } from "./render-card.ts";

/**
 * The quote of the day: the words, who said them where and when, other wordings, sources. Its buttons carry the quote
 * and the local date, so that they work for ever, and so that the post can be found again in its channel.
 */
export function renderDailyPost(
  quote: Quote,
  dossier: Dossier,
  {
    language,
    date,
    roleId,
  }: { readonly language: Language; readonly date: string; readonly roleId: string | null },
): OutgoingMessage {
  const says = dailyTexts[language];
  const card = quotesCard(says.postTitle, [quote], dossier, language);
  const id = (action: string) => writeCustomId(action, quote.id, date);
  const rows = buttonRows([
    button(says.source, id("daily-source")),
    button(says.context, id("daily-context")),
    button(says.ask, id("daily-ask"), "primary"),
  ]);
  const message = renderCard(card, rows, roleId ? { content: `<@&${roleId}>` } : {});
  return roleId ? { ...message, mentions: { roles: [roleId] } } : message;
}

/** What a post says about itself. */
export interface PostMark {
  readonly quoteId: string;
  readonly date: string;
}

const markedSchema = z.object({
  components: z
    .array(z.object({ components: z.array(z.object({ custom_id: z.string().optional() })).default([]) }))
    .default([]),
});

/** Reads the quote and the date off a post's own buttons; undefined where the message is no daily post. */
export function markOf(message: unknown): PostMark | undefined {
  const parsed = markedSchema.safeParse(message);
  if (!parsed.success) return undefined;
  for (const { custom_id: customId } of parsed.data.components.flatMap((row) => row.components)) {
    const known = customId === undefined ? undefined : parseCustomId(customId);
    const [quoteId, date] = known?.args ?? [];
    if (known?.action === "daily-source" && quoteId && date) return { quoteId, date };
  }
  return undefined;
}
