import { button, buttonRows } from "./button.ts";
import type { OutgoingMessage } from "./command.ts";
import { escapeMarkdown, shorten } from "./escape.ts";
import { messageLimits } from "./limits.ts";
import { type RenderOptions, removeButton } from "./render-answer.ts";
import { colours, embedBudget } from "./render-card.ts";
import { texts } from "./texts.ts";
import { type View, writeViewId } from "./view.ts";

export interface ListPage {
  readonly title: string;
  /** What stands above the items on every page; our own Markdown. */
  readonly intro?: string;
  /** Our own Markdown, one item a line or more. */
  readonly items: readonly string[];
  /** What stands between two items: an empty line, unless the items are short lines. */
  readonly between?: "\n" | "\n\n";
}

/** One page of a list: as many whole items as fit, and buttons to the pages beside it. */
export function renderPage(list: ListPage, view: View, options: RenderOptions): OutgoingMessage {
  const pages = pagesOf(list.items, charactersMax - (list.intro?.length ?? 0));
  const at = Math.min(view.page, Math.max(pages.length - 1, 0));
  const description = [list.intro, (pages[at] ?? []).join(list.between ?? "\n\n")]
    .filter(Boolean)
    .join("\n\n");
  const embed = {
    color: colours.list,
    title: shorten(escapeMarkdown(list.title), messageLimits.embedTitle),
    description,
    ...pageFooter(view, at, pages.length),
  };
  return {
    ...(options.content ? { content: options.content } : {}),
    embeds: [embed],
    components: buttonRows(pageButtons(view, at, pages.length), viewButtons({ ...view, page: at }, options)),
  };
}

const charactersMax = Math.min(3_600, messageLimits.embedDescription, embedBudget);

/** Fills pages with whole items in their order; an item longer than a page is shortened to one. */
export function pagesOf(items: readonly string[], charactersMax: number): string[][] {
  const pages: string[][] = [];
  let left = 0;
  for (const item of items.map((text) => shorten(text, charactersMax))) {
    const page = pages.at(-1);
    if (page && item.length + 2 <= left) {
      page.push(item);
      left -= item.length + 2;
    } else {
      pages.push([item]);
      left = charactersMax - item.length;
    }
  }
  return pages;
}

/** Buttons to the page before and the page after, where there are such. */
export function pageButtons(view: View, page: number, pages: number) {
  const says = texts[view.language];
  return [
    ...(page > 0 ? [button(says.back, writeViewId("page", { ...view, page: page - 1 }))] : []),
    ...(page < pages - 1 ? [button(says.forward, writeViewId("page", { ...view, page: page + 1 }))] : []),
  ];
}

export function pageFooter(view: View, page: number, pages: number) {
  return pages > 1 ? { footer: { text: texts[view.language].page(page + 1, pages) } } : {};
}

/** "Post here" under private views, "Remove" under public ones. */
export function viewButtons(view: View, options: RenderOptions) {
  if (!options.private) return [removeButton(view.language, options.askerId)];
  return [button(texts[view.language].post, writeViewId("post", view))];
}
