import type { Dossier } from "../../src/knowledge/dossier.ts";
import { palace } from "./palace.ts";

/** The palace with lists too long for one message. */
export const largePalace: Dossier = {
  ...palace,
  figures: new Map([...palace.figures].flatMap(([id, figure]) => copies(id, figure))),
  events: new Map([...palace.events].flatMap(([id, event]) => copies(id, event))),
};

function copies<T extends { readonly id: string }>(id: string, original: T): [string, T][] {
  const others = Array.from({ length: 29 }, (_, n): [string, T] => {
    const copy = `${id}-${n}`;
    return [copy, { ...original, id: copy }];
  });
  return [[id, original], ...others];
}
