import type { CommandDefinition } from "./bot-connection.ts";
import { el } from "./dom.ts";
import { nameIn } from "./localized.ts";
import type { Language, Texts } from "./texts.ts";

export interface ContextMenuOptions {
  readonly commands: readonly CommandDefinition[];
  readonly language: Language;
  readonly says: Texts;
  readonly at: { readonly x: number; readonly y: number };
  /** Gets the focus back. */
  readonly opener: HTMLElement;
  readonly onCommand: (command: CommandDefinition) => void;
  readonly onPayload: () => void;
}

/** Opens a message's menu: the bot's message commands under "Apps", and its payload. */
export function openContextMenu(options: ContextMenuOptions): void {
  const { commands, language, says, at, opener, onCommand, onPayload } = options;
  document.querySelector(".context-menu")?.remove();
  const close = () => {
    menu.remove();
    removeEventListener("pointerdown", outside);
  };
  const outside = (event: Event) => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close();
  };
  const item = (label: string, act: () => void, icon: string) =>
    el(
      "button",
      {
        type: "button",
        role: "menuitem",
        click: () => {
          close();
          opener.focus();
          act();
        },
      },
      el("span", { class: `icon ${icon}`, "aria-hidden": "true" }),
      label,
    );
  const menu = el(
    "div",
    { class: "context-menu", role: "menu", "aria-label": says.moreActions },
    el("p", { class: "menu-title" }, says.apps),
    ...commands.map((command) => item(nameIn(command, language), () => onCommand(command), "olive")),
    el("hr"),
    item(says.showPayload, onPayload, "braces"),
  );
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const here = items.findIndex((button) => button.matches(":focus"));
    if (event.key === "ArrowDown") items[(here + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items.at(here - 1)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      opener.focus();
    } else return;
    event.preventDefault();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.setProperty("left", `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`);
  menu.style.setProperty("top", `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`);
  menu.querySelector("button")?.focus();
  addEventListener("pointerdown", outside);
}
