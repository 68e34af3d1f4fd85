import type { Figure } from "./schema.ts";

/** A figure's number, or the two ends of its range; a derived figure is computed and rounded to its digits. */
export function figureValue(
  figure: Figure,
  figures: ReadonlyMap<string, Figure>,
): number | readonly [number, number] | undefined {
  if (!figure.derived) return figure.value;
  const [first, second] = figure.derived.of.map((id) => figures.get(id)?.value);
  if (typeof first !== "number" || typeof second !== "number") return undefined;
  return round(compute(figure.derived.how, first, second), figure.derived.digits);
}

function compute(how: "share" | "change" | "difference", a: number, b: number): number {
  switch (how) {
    case "share":
      return (a / b) * 100;
    case "change":
      return (a / b - 1) * 100;
    case "difference":
      return a - b;
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
