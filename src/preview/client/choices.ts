import { byId, el } from "./dom.ts";
import type { Texts } from "./texts.ts";

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly choose: () => void;
}

/**
 * The list above the composer: commands, suggestions, options. The input that it belongs to keeps the focus and tells
 * screen readers which line is current (WAI-ARIA combobox).
 */
export class Choices {
  readonly #box = byId("choices");
  readonly #list = byId("choice-list");
  readonly #title = byId("choices-title");
  readonly #status = byId("status");
  #input: HTMLElement | undefined;
  #choices: readonly Choice[] = [];
  #current = -1;

  get isOpen(): boolean {
    return !this.#box.hidden;
  }

  /** Shows lines for an input; `preselect`: Enter takes the first one at once. */
  show(
    input: HTMLElement,
    title: string,
    choices: readonly Choice[],
    says: Texts,
    { preselect = false }: { readonly preselect?: boolean } = {},
  ): void {
    this.hide();
    if (choices.length === 0) return;
    this.#input = input;
    this.#choices = choices;
    this.#title.textContent = title;
    this.#list.replaceChildren(...choices.map((choice, at) => this.#line(choice, at)));
    this.#list.setAttribute("aria-label", title);
    this.#box.hidden = false;
    this.#list.scrollTop = 0;
    input.setAttribute("aria-expanded", "true");
    this.#status.textContent = says.suggestionCount(choices.length);
    this.#mark(preselect ? 0 : -1);
  }

  hide(): void {
    this.#box.hidden = true;
    this.#input?.setAttribute("aria-expanded", "false");
    this.#input?.removeAttribute("aria-activedescendant");
    this.#choices = [];
    this.#current = -1;
  }

  /** Takes the keys that are meant for the list; says whether this one was. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    switch (event.key) {
      case "ArrowDown":
        this.#mark(this.#current + 1 < this.#choices.length ? this.#current + 1 : 0);
        return true;
      case "ArrowUp":
        this.#mark(this.#current > 0 ? this.#current - 1 : this.#choices.length - 1);
        return true;
      case "Escape":
        this.hide();
        return true;
      case "Enter":
      case "Tab": {
        const choice = this.#choices[this.#current];
        if (!choice || event.shiftKey) return false;
        this.hide();
        choice.choose();
        return true;
      }
      default:
        return false;
    }
  }

  #line({ label, description, choose }: Choice, at: number): HTMLElement {
    return el(
      "div",
      {
        id: `choice-${at}`,
        role: "option",
        "aria-selected": "false",
        // The input keeps the focus: a press would take it away before the click comes.
        pointerdown: (event) => event.preventDefault(),
        click: () => {
          this.hide();
          choose();
        },
      },
      el("span", { class: "label" }, label),
      description ? el("span", { class: "hint" }, description) : null,
    );
  }

  #mark(at: number): void {
    this.#list.children[this.#current]?.setAttribute("aria-selected", "false");
    this.#current = at;
    const line = this.#list.children[at];
    if (!line) {
      this.#input?.removeAttribute("aria-activedescendant");
      return;
    }
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    this.#input?.setAttribute("aria-activedescendant", line.id);
  }
}
