import { languages } from "../knowledge/text.ts";

/** Jersey is more often a shirt, and the Côte of the Côte d’Ivoire a Conte without his n. */
const leftOut = new Set(["JE", "CI"]);

/** The names of the world's countries in each language, as Unicode's CLDR has them. */
export function countryNames(): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return languages.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    return codes.flatMap((code) => (leftOut.has(code) ? [] : (names.of(code) ?? [])));
  });
}
