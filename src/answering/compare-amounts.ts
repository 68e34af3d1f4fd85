import type { Dossier } from "../knowledge/dossier.ts";
import { figureValue } from "../knowledge/figure-value.ts";
import type { Claim } from "../knowledge/schema.ts";
import { rightForms } from "./claim-forms.ts";
import type { Comparison } from "./compare-claim.ts";
import { type Quantity, readQuantities } from "./read-quantities.ts";

/** Whether each amount is one of the claim's. */
export function compareAmounts(said: string, claim: Claim, dossier: Dossier): Comparison {
  const known = amountsOf(claim, dossier);
  const outcomes = readQuantities(said, dossier).map((amount): Comparison => {
    const comparable = known.filter((other) => isComparable(amount.kind, other.kind));
    if (comparable.length === 0) return "not told";
    return comparable.some((other) => isSame(amount, other)) ? "as told" : "otherwise";
  });
  return worst(outcomes);
}

function worst(outcomes: readonly Comparison[]): Comparison {
  return (
    outcomes.find((one) => one === "otherwise") ?? outcomes.find((one) => one === "not told") ?? "as told"
  );
}

/** Amounts of money are, though of different currencies: dollars for euros are a mistake as well. */
function isComparable(kind: string, other: string): boolean {
  return kind === other || kind === "count" || other === "count" || (isMoney(kind) && isMoney(other));
}

const isMoney = (kind: string) => kind === "eur" || kind === "usd" || kind === "rub";

function isSame(amount: Quantity, other: Quantity): boolean {
  const near = amount.values.some((value) =>
    other.values.some((otherValue) => Math.abs(value - otherValue) <= amount.rounding + 1e-9 * otherValue),
  );
  const inKind = amount.kind === other.kind || amount.kind === "count" || other.kind === "count";
  return (
    near && inKind && (amount.year === undefined || other.year === undefined || amount.year === other.year)
  );
}

function amountsOf(claim: Claim, dossier: Dossier): readonly Quantity[] {
  const figures = claim.figures.flatMap((id): readonly Quantity[] => {
    const figure = dossier.figures.get(id);
    const value = figure && figureValue(figure, dossier);
    if (!figure || value === undefined) return [];
    const unit = dossier.units.get(figure.unit);
    const factor = unit?.base?.factor ?? 1;
    const kind = unit?.base?.unit ?? (figure.unit.startsWith("percent") ? "percent" : figure.unit);
    const year = figure.asOf === undefined ? undefined : Number(figure.asOf.slice(0, 4));
    return [value]
      .flat()
      .map((one) => ({ text: figure.id, values: [one * factor], rounding: 0, kind, year }));
  });
  return [...figures, ...rightForms(claim).flatMap((text) => readQuantities(text, dossier))];
}
