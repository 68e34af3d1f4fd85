import type { Dossier } from "./dossier.ts";
import type { Figure } from "./schema.ts";

/**
 * The number behind a figure, or the two ends of its range: as cited, or computed from the figures that it is derived
 * from. A derived figure takes the middle of a range. Undefined where an input is missing, which the check finds.
 */
export function figureValue(
  figure: Figure,
  dossier: Dossier,
): number | readonly [number, number] | undefined {
  if (figure.value !== undefined) return figure.value;
  if (!figure.derived) return undefined;
  const [first, second] = figure.derived.of.map((id) => inBase(id, dossier));
  if (first === undefined || second === undefined) return undefined;
  const { how, digits } = figure.derived;
  switch (how) {
    case "share":
      return round((first / second) * 100, digits);
    case "change":
      return round((first / second - 1) * 100, digits);
    case "difference":
      return round((first - second) / factorOf(figure.unit, dossier), digits);
  }
}

function inBase(id: string, dossier: Dossier): number | undefined {
  const figure = dossier.figures.get(id);
  const value = figure && figureValue(figure, dossier);
  if (figure === undefined || value === undefined) return undefined;
  const middle = typeof value === "number" ? value : (value[0] + value[1]) / 2;
  return middle * factorOf(figure.unit, dossier);
}

const factorOf = (unit: string, dossier: Dossier) => dossier.units.get(unit)?.base?.factor ?? 1;

function round(value: number, digits: number): number {
  // Rounding the decimal text keeps 1.005 from becoming 1.00 through its binary neighbour.
  return Number(`${Math.round(Number(`${value.toPrecision(12)}e${digits}`))}e-${digits}`);
}
