import { z } from "zod";
import type { SimulatedMessage } from "./simulator/state.ts";

const rowSchema = z.object({ components: z.array(z.object({ custom_id: z.string().optional() })) });

/** The custom ids of all buttons and menus on a message, in the order in which they stand there. */
export function customIdsOf({ body }: Pick<SimulatedMessage, "body">): readonly string[] {
  const rows = z.array(rowSchema).parse(body.components ?? []);
  return rows.flatMap(({ components }) => components.flatMap(({ custom_id: id }) => (id ? [id] : [])));
}
