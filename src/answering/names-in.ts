import type { Dossier } from "../knowledge/dossier.ts";
import type { Profile } from "../knowledge/schema.ts";
import { normalize } from "../retrieval/normalize.ts";
import { allWordings } from "./index-entries.ts";

/** The profiles that a text names, as it comes to them: by any of their names, and people by their surname alone. */
export function namesIn(text: string, { profiles }: Dossier): readonly Profile[] {
  const words = ` ${normalize(text)} `;
  return [...profiles.values()]
    .map((profile) => ({ profile, at: firstOf(namesOf(profile).map((name) => placeOf(name, words))) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ profile }) => profile);
}

const firstOf = (places: readonly number[]) =>
  places.reduce((first, at) => (at >= 0 && (first < 0 || at < first) ? at : first), -1);

const known = new WeakMap<Profile, readonly string[]>();

function namesOf(profile: Profile): readonly string[] {
  const found = known.get(profile) ?? readNames(profile);
  known.set(profile, found);
  return found;
}

function readNames(profile: Profile): readonly string[] {
  const full = allWordings(profile.name);
  const surnames = profile.type === "person" ? full.map((name) => name.split(" ").slice(1).join(" ")) : [];
  const all = [...full, ...surnames, ...profile.names].map(normalize);
  return [...new Set(all)].filter((name) => name !== "");
}

/** Where in the words a name first stands, or -1. Russian names have endings: Путина, Путину. */
function placeOf(name: string, words: string): number {
  if (!/\p{Script=Cyrillic}/u.test(name)) return words.indexOf(` ${name} `);
  const at = words.indexOf(` ${name}`);
  return at >= 0 && /^\p{L}{0,2} /u.test(words.slice(at + name.length + 1)) ? at : -1;
}
