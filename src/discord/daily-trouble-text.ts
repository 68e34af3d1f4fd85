import { isBlocking, type Trouble } from "../daily/trouble.ts";
import type { Language } from "../knowledge/text.ts";
import { type DailyTexts, dailyTexts } from "./daily-texts.ts";

/** What stands in the way, in a sentence or two that say what to do. */
export function explainTrouble(
  trouble: Trouble,
  { channelId }: { readonly channelId: string },
  language: Language,
): string {
  const says = dailyTexts[language];
  const channel = `<#${channelId}>`;
  const after = isBlocking(trouble) ? says.trouble.resumes : says.trouble.tomorrow;
  return `${says.trouble.lead(channel)} ${describe(trouble, channel, says)} ${after}`;
}

/** "Send Messages (to post), Embed Links (to show the quote with its source)" */
export function permissionsInWords(names: string, says: DailyTexts): string {
  return names
    .split(",")
    .flatMap((name) => {
      const known = Object.entries(says.permission).find(([permission]) => permission === name)?.[1];
      return known ? [`**${known.name}** (${known.why})`] : [];
    })
    .join(", ");
}

function describe({ kind, detail = "" }: Trouble, channel: string, says: DailyTexts): string {
  switch (kind) {
    case "missingAccess":
      return says.trouble.missingAccess(channel);
    case "missingPermission":
      return says.trouble.missingPermission(
        permissionsInWords(detail, says) || permissionsInWords("SendMessages", says),
      );
    case "channelGone":
    case "guildGone":
    case "wrongChannel":
    case "autoMod":
      return says.trouble[kind];
    case "rejected":
      return says.trouble.rejected(detail);
    case "missed":
      return says.trouble.missed(becauseOf(detail, says));
  }
}

export function becauseOf(detail: string, says: DailyTexts): string {
  const known = Object.entries(says.trouble.because).find(([reason]) => reason === detail);
  return known?.[1] ?? says.trouble.because.outage;
}
