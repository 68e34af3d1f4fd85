import type { RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import { dailyDefinition } from "./commands/daily.ts";
import { buildInteractions } from "./interactions.ts";

/** Every command as Discord is to know it. Registration overwrites the whole list, so none may be missing here. */
export function commandDefinitions(): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const { commands, messageCommands } = buildInteractions({ random: Math.random });
  return [
    ...commands.map(({ definition }) => definition),
    dailyDefinition,
    ...messageCommands.map(({ definition }) => definition),
  ];
}
