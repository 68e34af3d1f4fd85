import type { Rule } from "./rule.ts";

/** Who is quoted is a person, a body that publishes statements, or a document; never a place. */
export const speakersCanSpeak: Rule = ({ dossier, problem }) => {
  const spoken = [
    ...[...dossier.quotes.values()].map(({ id, speaker }) => ({ kind: "quotes" as const, id, speaker })),
    ...[...dossier.claims.values()].map(({ id, speaker }) => ({ kind: "claims" as const, id, speaker })),
  ];
  return spoken.flatMap(({ kind, id, speaker }) => {
    const profile = speaker === undefined ? undefined : dossier.profiles.get(speaker);
    if (profile?.type !== "place") return [];
    return [
      problem(kind, id, ["speaker"], `"${profile.id}" is a place: name the person or body that said it`),
    ];
  });
};
