import { type CommandDefinition, type OptionDefinition, sendInteraction } from "./bot-connection.ts";
import type { Choice, Choices } from "./choices.ts";
import { el, newId } from "./dom.ts";
import { descriptionIn, nameIn } from "./localized.ts";
import { type Field, optionInput, sentValue } from "./option-field.ts";
import { type OptionValue, rawCommand } from "./raw.ts";
import type { Language, Texts } from "./texts.ts";

export interface CommandFormOptions {
  readonly choices: Choices;
  readonly language: () => Language;
  readonly says: () => Texts;
  readonly onLeave: () => void;
}

const suggestAfterMs = 90;

/** A slash command being filled in: its required options, and those that were added. */
export class CommandForm {
  readonly definition: CommandDefinition;
  readonly element: HTMLElement;
  readonly #options: CommandFormOptions;
  readonly #fields: Field[] = [];
  readonly #more: HTMLButtonElement;
  #asking: AbortController | undefined;
  #timer = 0;

  constructor(definition: CommandDefinition, options: CommandFormOptions) {
    this.definition = definition;
    this.#options = options;
    const says = options.says();
    const name = nameIn(definition, options.language());
    this.#more = el("button", { type: "button", class: "more-options", click: () => this.#offerOptions() });
    this.#more.addEventListener("keydown", (event) => {
      if (options.choices.handleKey(event)) event.preventDefault();
    });
    const leave = el(
      "button",
      { type: "button", class: "leave", "aria-label": says.cancelCommand, click: options.onLeave },
      "×",
    );
    this.element = el(
      "div",
      { class: "command-form", role: "group", "aria-label": `/${name}` },
      el("span", { class: "command-name" }, `/${name}`),
      this.#more,
      leave,
    );
    const [first] = definition.options ?? [];
    for (const option of definition.options ?? []) if (option.required || option === first) this.#add(option);
    this.#countMore();
  }

  focus(typed = ""): void {
    const [first] = this.#fields;
    if (!first) {
      this.element.tabIndex = -1;
      this.element.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target === this.element)
          this.element.closest("form")?.requestSubmit();
        if (event.key === "Backspace" || event.key === "Escape") this.#options.onLeave();
      });
      this.element.focus();
      return;
    }
    first.input.focus();
    if (typed) first.input.value = typed;
    this.#askFor(first);
  }

  remove(): void {
    this.#asking?.abort();
    clearTimeout(this.#timer);
    this.element.remove();
  }

  /** The command as it stands there: `/ask what is a veto`. */
  get line(): string {
    const texts = this.#fields.filter(({ input }) => input instanceof HTMLInputElement);
    const name = nameIn(this.definition, this.#options.language());
    return [`/${name}`, ...texts.map(({ input }) => input.value.trim())].filter(Boolean).join(" ");
  }

  /** The options' values; undefined where a required one is missing, which is then marked. */
  read(): readonly OptionValue[] | undefined {
    const missing = this.#fields.find(({ option, input }) => option.required && input.value.trim() === "");
    if (missing) {
      missing.input.setAttribute("aria-invalid", "true");
      missing.error.textContent = this.#options.says().required;
      missing.input.focus();
      return undefined;
    }
    return this.#fields.flatMap((field) => (field.input.value.trim() === "" ? [] : [sentValue(field)]));
  }

  #add(option: OptionDefinition): Field {
    const { language, says } = this.#options;
    const name = nameIn(option, language());
    const errorId = newId("error");
    const error = el("span", { class: "error", id: errorId, role: "alert" });
    const input = optionInput(option, { language: language(), says: says(), errorId });
    const element = el(
      "div",
      { class: "field", title: descriptionIn(option, language()) },
      el("label", { for: input.id }, name),
      input,
      error,
    );
    const field: Field = { option, element, input, error };
    if (!option.required) {
      const drop = () => {
        this.#fields.splice(this.#fields.indexOf(field), 1);
        element.remove();
        this.#countMore();
        this.#more.focus();
      };
      element.append(
        el(
          "button",
          { type: "button", class: "drop", "aria-label": `${says().removeOption}: ${name}`, click: drop },
          "×",
        ),
      );
    }
    this.#listen(field);
    this.#fields.push(field);
    this.element.insertBefore(element, this.#more);
    this.#countMore();
    return field;
  }

  #listen(field: Field): void {
    const { choices, onLeave } = this.#options;
    const { input, error } = field;
    input.addEventListener("input", () => {
      delete field.taken;
      input.removeAttribute("aria-invalid");
      error.textContent = "";
      this.#askFor(field);
    });
    input.addEventListener("focus", () => {
      if (!field.taken && input.value !== "") this.#askFor(field);
    });
    input.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      if (choices.handleKey(event)) return event.preventDefault();
      const atStart = event.key === "Backspace" && input.value === "" && field === this.#fields[0];
      if (event.key === "Escape" || atStart) {
        event.preventDefault();
        onLeave();
      } else if (event.key === "Enter" && input instanceof HTMLSelectElement) {
        event.preventDefault();
        input.form?.requestSubmit();
      }
    });
  }

  /** Asks the bot for suggestions, once the typing rests for a moment. */
  #askFor(field: Field): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!field.option.autocomplete) {
      this.#options.choices.hide();
      return;
    }
    this.#timer = window.setTimeout(() => void this.#suggest(field), suggestAfterMs);
  }

  async #suggest(field: Field): Promise<void> {
    const { choices, language, says } = this.#options;
    const asking = new AbortController();
    this.#asking = asking;
    const values = this.#fields
      .filter(({ input }) => input === field.input || input.value !== "")
      .map((one) => ({ ...sentValue(one), ...(one === field ? { focused: true } : {}) }));
    const raw = rawCommand(this.definition.name, values, language());
    const exchange = await sendInteraction(raw, asking.signal).catch(() => undefined);
    if (!exchange || asking.signal.aborted || document.activeElement !== field.input) return;
    const { response } = exchange;
    const suggested = response.type === 8 ? (response.data.choices ?? []) : [];
    const lines = suggested.map(({ name, value }): Choice => {
      const take = () => {
        field.taken = { label: name, value: String(value) };
        field.input.value = name;
        field.input.focus();
      };
      return { label: name, choose: take };
    });
    choices.show(field.input, nameIn(field.option, language()), lines, says());
  }

  /** The options that can still be added. */
  #offerOptions(): void {
    const { choices, language, says } = this.#options;
    const lines = this.#missing().map((option) => ({
      label: nameIn(option, language()),
      description: descriptionIn(option, language()),
      choose: () => {
        this.#add(option).input.focus();
      },
    }));
    choices.show(this.#more, says().suggestions, lines, says(), { preselect: true });
  }

  #missing(): readonly OptionDefinition[] {
    const shown = new Set(this.#fields.map(({ option }) => option));
    return (this.definition.options ?? []).filter((option) => !shown.has(option));
  }

  #countMore(): void {
    const count = this.#missing().length;
    this.#more.hidden = count === 0;
    this.#more.textContent = this.#options.says().optional(count);
  }
}
