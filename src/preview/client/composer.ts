import type { CommandDefinition } from "./bot-connection.ts";
import type { Choice, Choices } from "./choices.ts";
import { CommandForm } from "./command-form.ts";
import { byId } from "./dom.ts";
import { descriptionIn, nameIn } from "./localized.ts";
import { type Raw, rawCommand } from "./raw.ts";
import type { Language, Texts } from "./texts.ts";

export interface ComposerOptions {
  readonly commands: readonly CommandDefinition[];
  readonly choices: Choices;
  readonly language: () => Language;
  readonly says: () => Texts;
  /** `line`: the command as the reader filled it in. */
  readonly onCommand: (line: string, raw: Raw) => void;
  readonly onText: (text: string) => void;
}

/** The line at the bottom: a message, or after "/" a command with its options. */
export class Composer {
  readonly #options: ComposerOptions;
  readonly #form = byId("composer");
  readonly #text = document.querySelector<HTMLInputElement>("#text") ?? document.createElement("input");
  #command: CommandForm | undefined;

  constructor(options: ComposerOptions) {
    this.#options = options;
    this.#text.addEventListener("input", () => this.#suggest());
    this.#text.addEventListener("keydown", (event) => {
      if (options.choices.handleKey(event)) event.preventDefault();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#form.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && this.#form.contains(event.relatedTarget)))
        options.choices.hide();
    });
  }

  /** Begins a command, as if it had been picked after "/"; `typed` goes into its first option. */
  begin(name: string, typed = ""): void {
    const definition = this.#options.commands.find((command) => command.name === name);
    if (!definition) return;
    this.#text.value = "";
    this.#options.choices.hide();
    this.#command?.remove();
    this.#command = new CommandForm(definition, { ...this.#options, onLeave: () => this.leave() });
    this.#form.classList.add("in-command");
    byId("command").append(this.#command.element);
    this.#command.focus(typed);
  }

  /** Back to an empty line. */
  leave(): void {
    this.#command?.remove();
    this.#command = undefined;
    this.#options.choices.hide();
    this.#form.classList.remove("in-command");
    this.#text.value = "";
    this.#text.focus();
  }

  #submit(): void {
    const { language, onCommand, onText } = this.#options;
    if (this.#command) {
      const values = this.#command.read();
      if (!values) return;
      const { definition, line } = this.#command;
      this.leave();
      onCommand(line, rawCommand(definition.name, values, language()));
      return;
    }
    const text = this.#text.value.trim();
    if (!text) return;
    this.#text.value = "";
    this.#options.choices.hide();
    onText(text);
  }

  #suggest(): void {
    const { choices, commands, language, says } = this.#options;
    const { value } = this.#text;
    if (value.startsWith("/")) {
      const [typed = "", ...rest] = value.slice(1).split(" ");
      const isTyped = ({ name, ...command }: CommandDefinition) =>
        [name, nameIn({ name, ...command }, language())].some((one) => one === typed.toLowerCase());
      const exact = commands.find(isTyped);
      if (exact && value.includes(" ")) {
        this.begin(exact.name, rest.join(" "));
        return;
      }
      choices.show(this.#text, says().commands, this.#matching(typed), says(), { preselect: true });
      return;
    }
    if (/(^|\s)@\w*$/.test(value)) {
      const mention: Choice = {
        label: "@Olive Branch",
        description: says().askBot,
        choose: () => {
          this.#text.value = value.replace(/@\w*$/, "@Olive Branch ");
          this.#text.focus();
        },
      };
      choices.show(this.#text, says().suggestions, [mention], says(), { preselect: true });
      return;
    }
    choices.hide();
  }

  #matching(typed: string): readonly Choice[] {
    const { commands, language } = this.#options;
    const wanted = typed.toLowerCase();
    const named = commands.map((command) => ({ command, name: nameIn(command, language()) }));
    return named
      .filter(({ command, name }) => name.includes(wanted) || command.name.includes(wanted))
      .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
      .map(({ command, name }) => ({
        label: `/${name}`,
        description: descriptionIn(command, language()),
        choose: () => this.begin(command.name),
      }));
  }
}
