import type { MessageBody } from "./bot-connection.ts";
import { renderRow } from "./component-row.ts";
import { el, newId } from "./dom.ts";
import { renderEmbed } from "./embed-view.ts";
import { renderInline, renderMarkdown } from "./markdown.ts";
import type { Person } from "./people.ts";
import type { Texts } from "./texts.ts";

/** A message in the channel. */
export interface Shown {
  readonly id: string;
  readonly author: Person;
  readonly at: Date;
  readonly body: MessageBody;
  /** The command that made it as the reader sees it, and who used it. */
  readonly command: { readonly by: Person; readonly name: string } | null;
  /** What it replies to. */
  readonly replyTo: { readonly by: Person; readonly text: string } | null;
  readonly thinking: boolean;
}

export interface MessageActions {
  /** A button, or with values a menu, was used. */
  use(message: Shown, customId: string, values?: readonly string[]): void;
  /** The message's own menu was asked for; `at` is where it opens. */
  openMenu(message: Shown, at: { readonly x: number; readonly y: number }, opener: HTMLElement): void;
  dismiss(message: Shown): void;
  showPayload(message: Shown): void;
}

export const isPrivate = ({ body }: Pick<Shown, "body">): boolean => ((body.flags ?? 0) & 64) !== 0;

/** One message as Discord shows it. */
export function renderMessage(message: Shown, actions: MessageActions, says: Texts): HTMLElement {
  const { author, body } = message;
  const nameId = newId("author");
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      "aria-label": says.moreActions,
      "aria-haspopup": "menu",
      click: (event) => {
        const { right, bottom } = more.getBoundingClientRect();
        event.stopPropagation();
        actions.openMenu(message, { x: right, y: bottom }, more);
      },
    },
    "⋯",
  );
  const payload = el(
    "button",
    {
      type: "button",
      class: "more code",
      "aria-label": says.showPayload,
      title: says.showPayload,
      click: () => actions.showPayload(message),
    },
    "{ }",
  );
  return el(
    "article",
    {
      class: `message${isPrivate(message) ? " private" : ""}`,
      "aria-labelledby": nameId,
      "data-message": message.id,
      contextmenu: (event) => {
        if (!(event instanceof MouseEvent) || (event.target instanceof Element && event.target.closest("a")))
          return;
        event.preventDefault();
        actions.openMenu(message, { x: event.clientX, y: event.clientY }, more);
      },
    },
    renderOrigin(message, says),
    el(
      "div",
      { class: `avatar ${author.bot ? "olive" : author.name.toLowerCase()}`, "aria-hidden": "true" },
      author.bot ? "" : author.name.charAt(0),
    ),
    el(
      "div",
      { class: "content" },
      el(
        "h3",
        { id: nameId },
        el("span", { class: `name${author.bot ? " of-bot" : ""}` }, author.name),
        author.bot && el("span", { class: "tag" }, says.app),
        el("time", { datetime: message.at.toISOString() }, timeOf(message.at, says)),
      ),
      message.thinking
        ? el("p", { class: "thinking" }, `${author.name} ${says.thinking}`)
        : el("div", { class: "text" }, renderMarkdown(body.content ?? "")),
      ...(body.embeds ?? []).map(renderEmbed),
      ...(body.components ?? []).flatMap((row) =>
        "components" in row && row.type === 1
          ? [renderRow(row, (customId, values) => actions.use(message, customId, values), says)]
          : [],
      ),
      isPrivate(message) && renderPrivacy(message, actions, says),
    ),
    el("div", { class: "actions" }, payload, more),
  );
}

function renderOrigin({ command, replyTo }: Shown, says: Texts) {
  if (command) {
    return el(
      "p",
      { class: "origin" },
      el("span", { class: `avatar small ${command.by.name.toLowerCase()}`, "aria-hidden": "true" }),
      el("span", { class: "who" }, command.by.name),
      ` ${says.used} `,
      el("span", { class: "mention" }, command.name),
    );
  }
  if (!replyTo) return null;
  return el(
    "p",
    { class: "origin" },
    el("span", { class: `avatar small ${replyTo.by.name.toLowerCase()}`, "aria-hidden": "true" }),
    el("span", { class: "who" }, `@${replyTo.by.name}`),
    " ",
    el("span", { class: "clip" }, renderInline(replyTo.text)),
  );
}

const timeOf = (at: Date, says: Texts) =>
  `${says.today} ${at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`;

function renderPrivacy(message: Shown, actions: MessageActions, says: Texts): HTMLElement {
  return el(
    "p",
    { class: "privacy" },
    `${says.onlyYou} • `,
    el(
      "button",
      { type: "button", class: "text-button", click: () => actions.dismiss(message) },
      says.dismiss,
    ),
  );
}
