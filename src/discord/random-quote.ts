import type { Dossier } from "../knowledge/dossier.ts";
import type { Quote } from "../knowledge/schema.ts";

/**
 * A quotation by chance, the better ones more often; those of weight 0 need their context and never come alone.
 * `random` gives 0 up to 1, without 1. Undefined where no quotation may come alone.
 */
export function randomQuote(dossier: Dossier, random: () => number): Quote | undefined {
  const quotes = [...dossier.quotes.values()];
  let left = random() * quotes.reduce((sum, quote) => sum + quote.weight, 0);
  return quotes.find((quote) => {
    left -= quote.weight;
    return left < 0;
  });
}
