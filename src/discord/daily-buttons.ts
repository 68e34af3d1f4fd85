import { ComponentType, TextInputStyle } from "discord.js";
import type { Desk } from "../answering/desk.ts";
import type { Quote } from "../knowledge/schema.ts";
import type { Call, ComponentHandler, ModalHandler, Reply } from "./command.ts";
import { writeCustomId } from "./custom-id.ts";
import { answerAboutQuote, contextOf, sourceOf } from "./daily-about-quote.ts";
import { dailyTexts } from "./daily-texts.ts";
import { clip, componentLimits } from "./limits.ts";
import { gone } from "./show-view.ts";

/** The buttons of a daily post. All that they need is in their custom ids, so that they work for ever. */
export const dailyPostButtons: readonly ComponentHandler[] = [
  {
    action: "daily-source",
    run: (call, desk) =>
      onQuote(call, call.customId.args, desk, (quote) => ({
        kind: "message",
        private: true,
        message: sourceOf(quote, desk, call.locale, { private: true }),
        outcome: "listed",
      })),
  },
  {
    action: "daily-context",
    run: (call, desk) =>
      onQuote(call, call.customId.args, desk, (quote) => ({
        kind: "message",
        private: true,
        message: contextOf(quote, desk, call.locale, { private: true }),
        outcome: "answered",
      })),
  },
  {
    action: "daily-ask",
    run: (call, desk) => onQuote(call, call.customId.args, desk, (quote) => askModal(quote, call)),
  },
];

/** The question that somebody typed about a post. */
export const dailyPostModals: readonly ModalHandler[] = [
  {
    action: "daily-ask",
    run: (call, desk) =>
      onQuote(call, call.customId.args, desk, (quote) => ({
        kind: "message",
        private: true,
        message: answerAboutQuote(call.fields.get("question") ?? "", quote, desk, call.locale, {
          private: true,
        }),
        outcome: "answered",
      })),
  },
];

/** What a button or modal does with its quote; kindly that it is gone, where it has left the story. */
function onQuote(call: Call, args: readonly string[], desk: Desk, run: (quote: Quote) => Reply): Reply {
  const quote = desk.dossier.quotes.get(args[0] ?? "");
  return quote ? run(quote) : gone(call);
}

function askModal(quote: Quote, { locale }: Call): Reply {
  const says = dailyTexts[locale];
  return {
    kind: "modal",
    outcome: "asked-back",
    modal: {
      custom_id: writeCustomId("daily-ask", quote.id),
      title: clip(says.askTitle, componentLimits.modalTitle),
      components: [
        {
          type: ComponentType.Label,
          label: says.askLabel,
          component: {
            type: ComponentType.TextInput,
            custom_id: "question",
            style: TextInputStyle.Short,
            placeholder: says.askPlaceholder,
            max_length: 300,
            required: true,
          },
        },
      ],
    },
  };
}
