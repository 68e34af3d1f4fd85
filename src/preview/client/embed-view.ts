import type { APIEmbed } from "discord.js";
import { el } from "./dom.ts";
import { link, renderInline, renderMarkdown } from "./markdown.ts";

/** An embed as Discord shows it. Its pictures are left out: they would be fetched from elsewhere. */
export function renderEmbed(embed: APIEmbed): HTMLElement {
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
