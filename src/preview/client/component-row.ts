import type { APIActionRowComponent, APIComponentInMessageActionRow } from "discord.js";
import { el } from "./dom.ts";
import { link } from "./markdown.ts";
import type { Texts } from "./texts.ts";

/** By Discord's number. */
const styles = ["", "primary", "secondary", "success", "danger", "link"];

/** A row of buttons or a menu. `use` gets the custom id of what was used, and what was chosen from a menu. */
export function renderRow(
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
  use: (customId: string, values?: readonly string[]) => void,
  says: Texts,
): HTMLElement {
  const components = row.components.map((component) => {
    if (component.type === 3) {
      const menu = el(
        "select",
        {
          "aria-label": component.placeholder ?? says.choose,
          change: () => use(component.custom_id, [menu.value]),
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
        click: () => use(customId),
      },
      text,
    );
  });
  return el("div", { class: "row" }, ...components);
}
