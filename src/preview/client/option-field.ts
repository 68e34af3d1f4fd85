import type { OptionDefinition } from "./bot-connection.ts";
import { el, newId } from "./dom.ts";
import { descriptionIn, nameIn } from "./localized.ts";
import { people } from "./people.ts";
import type { OptionValue } from "./raw.ts";
import type { Language, Texts } from "./texts.ts";

/** One option of a command that is being filled in. */
export interface Field {
  readonly option: OptionDefinition;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly error: HTMLElement;
  /** A suggestion that was taken: its label stands in the input, its value is sent. */
  taken?: { readonly label: string; readonly value: string };
}

/** What an option's value is typed into or chosen from; `errorId` names the element that says what is wrong. */
export function optionInput(
  option: OptionDefinition,
  {
    language,
    says,
    errorId,
  }: { readonly language: Language; readonly says: Texts; readonly errorId: string },
): Field["input"] {
  const name = nameIn(option, language);
  const description = descriptionIn(option, language);
  const id = newId("option");
  const fixed = fixedChoices(option, language, says);
  if (fixed) {
    return el(
      "select",
      { id, "aria-describedby": errorId, "aria-label": `${name}: ${description}` },
      el("option", { value: "" }, "–"),
      ...fixed.map(({ value, label }) => el("option", { value }, label)),
    );
  }
  const combobox = option.autocomplete
    ? {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": "choice-list",
      }
    : {};
  return el("input", {
    id,
    ...combobox,
    type: option.type === 4 || option.type === 10 ? "number" : "text",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: description,
    maxlength: option.max_length,
    "aria-label": `${name}: ${description}`,
    "aria-describedby": errorId,
  });
}

/** The value that is sent: a suggestion that was taken counts as long as its label stands there untouched. */
export function sentValue({ option: { name, type }, input, taken }: Field): OptionValue {
  const value = taken && taken.label === input.value ? taken.value : input.value;
  if (type === 5) return { name, type, value: value === "true" };
  if (type === 4 || type === 10) return { name, type, value: Number(value) };
  return { name, type, value };
}

/** The values that an option can have, where Discord offers a list rather than a line to type in. */
function fixedChoices(
  { type, choices }: OptionDefinition,
  language: Language,
  says: Texts,
): readonly { readonly value: string; readonly label: string }[] | undefined {
  if (choices)
    return choices.map((choice) => ({ value: String(choice.value), label: nameIn(choice, language) }));
  if (type === 5) {
    return [
      { value: "true", label: says.yes },
      { value: "false", label: says.no },
    ];
  }
  if (type === 6) return people.map(({ id, name }) => ({ value: id, label: `@${name}` }));
  return undefined;
}
