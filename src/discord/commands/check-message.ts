import { ApplicationCommandType } from "discord.js";
import { checkMessage } from "../../answering/check-message.ts";
import type { MessageCommand } from "../command.ts";
import { named } from "../localize.ts";
import { renderFindings } from "../render-findings.ts";
import { everywhere } from "./options.ts";

/** Right-click on a message → Apps: what the sources make of what it says. The reply is for the reader alone. */
export const checkAgainstStory: MessageCommand = {
  definition: {
    type: ApplicationCommandType.Message,
    ...named({
      en: "Check against the story",
      it: "Confronta con la storia",
      ru: "Сверить с историей",
    }),
    ...everywhere,
  },
  run: (call, desk) => {
    const findings = checkMessage(call.target.text, desk.dossier);
    return {
      kind: "message",
      private: true,
      message: renderFindings(findings, desk.dossier, call.locale),
      outcome: findings.length > 0 ? "checked" : "nothing-known",
    };
  },
};
