import Fuse from "fuse.js";

/** `; did you mean "sanctions-veto"?` where one of `names` is close to `name`, else an empty text. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const [best] = new Fuse([...names], { threshold: 0.4, ignoreLocation: false }).search(name, { limit: 1 });
  return best ? `; did you mean "${best.item}"?` : "";
}
