import { PermissionFlagsBits } from "discord.js";
import type { ComponentCall, ComponentHandler } from "../command.ts";
import { texts } from "../texts.ts";

/** Takes a public reply away, for whoever asked and for those who may manage messages. */
export const remove: ComponentHandler = {
  action: "remove",
  run: (call) => {
    if (mayRemove(call)) return { kind: "delete", outcome: "removed" };
    const message = { content: texts[call.locale].notYours };
    return { kind: "message", private: true, message, outcome: "refused" };
  },
};

function mayRemove(call: ComponentCall): boolean {
  const [askerId] = call.customId.args;
  const asked = call.userId === askerId || call.userId === call.askerId;
  return asked || (call.memberPermissions & moderators) !== 0n;
}

const moderators = PermissionFlagsBits.ManageMessages | PermissionFlagsBits.Administrator;
