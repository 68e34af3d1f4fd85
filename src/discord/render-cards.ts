import type { Card } from "../answering/card.ts";
import { type ButtonRow, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { nextButtons, type RenderOptions } from "./render-answer.ts";
import { renderCard } from "./render-card.ts";
import { pageButtons, viewButtons } from "./render-page.ts";
import { texts } from "./texts.ts";
import type { View } from "./view.ts";

/** One page of things that cards show (figures, quotations), `perPage` at a time; undefined where there are none. */
export function renderCards<Item>(
  items: readonly Item[],
  perPage: number,
  view: View,
  options: RenderOptions,
  buildCard: (some: readonly Item[]) => Card,
): OutgoingMessage | undefined {
  if (items.length === 0) return undefined;
  const pages = Math.ceil(items.length / perPage);
  const page = Math.min(view.page, pages - 1);
  const card = buildCard(items.slice(page * perPage, (page + 1) * perPage));
  const rows: ButtonRow[] = buttonRows(
    nextButtons(card, "next", 3),
    pageButtons(view, page, pages),
    viewButtons({ ...view, page }, options),
  );
  return renderCard(card, rows, {
    ...(options.content ? { content: options.content } : {}),
    ...(pages > 1 ? { footer: texts[view.language].page(page + 1, pages) } : {}),
  });
}
