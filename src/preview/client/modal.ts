import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { el, newId } from "./dom.ts";
import type { Texts } from "./texts.ts";

/** Opens a modal; `onSubmit` gets the text of each input by its custom id. */
export function openModal(
  modal: APIModalInteractionResponseCallbackData,
  says: Texts,
  onSubmit: (fields: ReadonlyMap<string, string>) => void,
): void {
  const titleId = newId("modal");
  const inputs = modal.components.flatMap((component) => {
    if (component.type === 18 && component.component.type === 4)
      return [labelled(component.label, component.description, component.component)];
    if (component.type !== 1) return [];
    return component.components.map((input) => labelled(input.label ?? "", undefined, input));
  });
  const form = el(
    "form",
    {
      method: "dialog",
      submit: (event) => {
        event.preventDefault();
        dialog.close();
        onSubmit(new Map(inputs.map(({ input }) => [input.name, input.value])));
      },
    },
    el("h2", { id: titleId }, modal.title),
    ...inputs.map(({ label }) => label),
    el(
      "div",
      { class: "modal-actions" },
      el("button", { type: "button", class: "text-button", click: () => dialog.close() }, says.cancel),
      el("button", { type: "submit", class: "button primary" }, says.submit),
    ),
  );
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": titleId, close: () => dialog.remove() },
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
  inputs[0]?.input.focus();
}

interface TextInput {
  readonly custom_id: string;
  readonly style: number;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly max_length?: number;
  readonly min_length?: number;
  readonly value?: string;
}

function labelled(label: string, description: string | undefined, given: TextInput) {
  const attributes = {
    name: given.custom_id,
    placeholder: given.placeholder,
    maxlength: given.max_length,
    minlength: given.min_length,
    required: given.required ?? true,
  };
  const input = given.style === 2 ? el("textarea", { ...attributes, rows: 4 }) : el("input", attributes);
  input.value = given.value ?? "";
  const caption = el("span", {}, label);
  const hint = description ? el("small", {}, description) : null;
  return { input, label: el("label", {}, caption, hint, input) };
}
