import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from "discord.js";
import type { MessageBody } from "./bot-connection.ts";
import { el, newId } from "./dom.ts";
import { link, renderInline, renderMarkdown } from "./markdown.ts";
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
        "components" in row && row.type === 1 ? [renderRow(row, message, actions, says)] : [],
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

function renderEmbed(embed: APIEmbed): HTMLElement {
  const { title, url, description, fields = [], footer } = embed;
  const element = el(
    "section",
    { class: "embed", ...(title ? { "aria-label": title.replaceAll("\\", "") } : {}) },
    title ? el("h4", {}, url ? link(url, renderInline(title)) : renderInline(title)) : null,
    description ? el("div", { class: "description" }, renderMarkdown(description)) : null,
    fields.length > 0 &&
      el(
        "dl",
        {},
        ...fields.map((field) =>
          el(
            "div",
            { class: field.inline ? "field inline" : "field" },
            el("dt", {}, renderInline(field.name)),
            el("dd", {}, renderMarkdown(field.value)),
          ),
        ),
      ),
    footer ? el("p", { class: "footer" }, footer.text) : null,
  );
  if (embed.color !== undefined)
    element.style.setProperty("--stripe", `#${embed.color.toString(16).padStart(6, "0")}`);
  return element;
}

const styles = ["", "primary", "secondary", "success", "danger", "link"];

function renderRow(
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
  message: Shown,
  actions: MessageActions,
  says: Texts,
): HTMLElement {
  const components = row.components.map((component) => {
    if (component.type === 3) {
      const menu = el(
        "select",
        {
          "aria-label": component.placeholder ?? says.choose,
          change: () => actions.use(message, component.custom_id, [menu.value]),
        },
        el(
          "option",
          { value: "", disabled: true, selected: true, hidden: true },
          component.placeholder ?? says.choose,
        ),
        ...component.options.map(({ value, label }) => el("option", { value }, label)),
      );
      return menu;
    }
    if (component.type !== 2) return null;
    const label = "label" in component ? (component.label ?? "") : "";
    const emoji = "emoji" in component ? component.emoji?.name : undefined;
    const text = [emoji, label].filter(Boolean).join(" ");
    if ("url" in component) {
      const anchor = link(component.url, `${text} ↗`);
      anchor.className = "button link";
      return anchor;
    }
    if (!("custom_id" in component)) return null;
    const { custom_id: customId, disabled = false } = component;
    return el(
      "button",
      {
        type: "button",
        class: `button ${styles[component.style] ?? "secondary"}`,
        disabled,
        "data-custom-id": customId,
        click: () => actions.use(message, customId),
      },
      text,
    );
  });
  return el("div", { class: "row" }, ...components);
}

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
