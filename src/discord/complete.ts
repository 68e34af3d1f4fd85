import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  InteractionResponseType,
} from "discord.js";
import type { Suggestion } from "../answering/desk.ts";
import { clip, interactionLimits } from "./limits.ts";

/** Suggestions as Discord takes them: what it would refuse is left out, because one bad choice hides all of them. */
export function completionResponse(suggestions: readonly Suggestion[]): APIInteractionResponse {
  const choices = suggestions.filter(isValid).slice(0, interactionLimits.choices).map(choiceOf);
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
}

function isValid({ id, label }: Suggestion): boolean {
  return label.trim() !== "" && id !== "" && [...id].length <= interactionLimits.choiceValue;
}

function choiceOf({ id, label }: Suggestion): APIApplicationCommandOptionChoice<string> {
  return { name: clip(label.trim(), interactionLimits.choiceName), value: id };
}
