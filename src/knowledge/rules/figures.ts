import type { Dossier } from "../dossier.ts";
import { figureValue } from "../figure-value.ts";
import type { Figure } from "../schema.ts";
import { languagesOf, textIn } from "../text.ts";
import type { Rule } from "./rule.ts";

/** A unit says where its number goes; ranges, series and derived figures fit together. */
export const figuresAreConsistent: Rule = ({ dossier, problem }) => {
  const units = [...dossier.units.values()].flatMap((unit) =>
    (["pattern", "one"] as const).flatMap((field) => {
      const text = unit[field];
      if (text === undefined) return [];
      return languagesOf(text)
        .filter((language) => !textIn(text, language).includes("{n}"))
        .map((language) =>
          problem(
            "units",
            unit.id,
            typeof text === "string" ? [field] : [field, language],
            'has no {n}: write where the number goes, e.g. "€{n} billion"',
          ),
        );
    }),
  );
  const figures = [...dossier.figures.values()].flatMap((figure) =>
    whatIsWrong(figure, dossier).map(({ path, message }) => problem("figures", figure.id, path, message)),
  );
  return [...units, ...figures];
};

interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function whatIsWrong(figure: Figure, dossier: Dossier): readonly Wrong[] {
  return [...rangeProblems(figure), ...timeProblems(figure), ...derivedProblems(figure, dossier)];
}

function rangeProblems({ value }: Figure): readonly Wrong[] {
  if (!Array.isArray(value) || value[0] < value[1]) return [];
  return [{ path: ["value"], message: "a range goes from the lower to the higher number: swap them" }];
}

function timeProblems({ asOf, until, series, value }: Figure): readonly Wrong[] {
  const dates = series.map((point) => point.asOf);
  const twice = dates.findIndex((date, index) => dates.indexOf(date) !== index);
  const same = series.findIndex((point) => point.asOf === asOf && point.value !== value);
  return [
    ...(asOf !== undefined && until !== undefined && until < asOf
      ? [{ path: ["until"], message: `ends before it begins (${asOf}): swap the dates` }]
      : []),
    ...(twice >= 0
      ? [{ path: ["series", twice], message: `${dates[twice]} is in the series twice: keep one value` }]
      : []),
    ...(same >= 0
      ? [
          {
            path: ["series", same],
            message: `differs from the figure's own value (${String(value)}) as of ${asOf}: correct one of them`,
          },
        ]
      : []),
  ];
}

function derivedProblems(figure: Figure, dossier: Dossier): readonly Wrong[] {
  if (!figure.derived) return [];
  const { figures, units } = dossier;
  const [first, second] = figure.derived.of.map((id) => figures.get(id));
  if (!first || !second) return [];
  const path = ["derived", "of"];
  // A figure that is derived from itself would never be computed.
  if (first.derived || second.derived) {
    return [{ path, message: "is derived from a derived figure: name the two figures that were printed" }];
  }
  const bases = [first, second].map(({ unit }) => units.get(unit)?.base?.unit ?? unit);
  if (bases[0] !== bases[1]) {
    return [{ path, message: `compares ${first.unit} with ${second.unit}: name two figures of one kind` }];
  }
  return Number.isFinite(figureValue(figure, dossier))
    ? []
    : [{ path, message: "can't be computed: name two figures that aren't nothing" }];
}
