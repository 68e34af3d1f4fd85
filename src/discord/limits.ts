/**
 * Discord's limits, each once. Characters are counted as code points.
 * Source: https://docs.discord.com/developers (the page of each group is named beside it), read in 2026-08.
 */

/** interactions/receiving-and-responding; times in milliseconds. */
export const interactionLimits = {
  /** After this the token of an interaction that nobody answered is void (10062). */
  firstResponseMs: 3_000,
  tokenLifeMs: 15 * 60_000,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

/** interactions/application-commands */
export const commandLimits = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Names, descriptions and values of a whole command, the longest wording of each. */
  characters: 8_000,
  slashCommands: 100,
  messageCommands: 15,
  userCommands: 15,
} as const;

/** resources/message */
export const messageLimits = {
  content: 2_000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  embedAuthor: 256,
  /** All texts of all embeds of a message. */
  embedCharacters: 6_000,
  allowedMentions: 100,
  nonce: 25,
  attachments: 10,
} as const;

/** components/reference */
export const componentLimits = {
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
  modalTitle: 45,
  modalRows: 5,
  textInput: 4_000,
} as const;

/** The first `max` characters of a text, never half of one; "…" in place of the rest. */
export function clip(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}
