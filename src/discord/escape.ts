/**
 * Makes a text read as itself in Discord's Markdown: nothing in it becomes bold, a list, a link or a mention. Discord
 * drops a backslash before any mark that is neither a letter, a digit nor a space.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~`|[\]<@]/g, "\\$&")
    .replace(/^(\s*)(-?#{1,3}|>{1,3}|[-+])(?=\s)/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, "$1\\$2");
}

/** Makes a stranger's words safe to repeat in a line of our own: one line, no control or direction marks. */
export function tameInput(text: string, lengthMax: number): string {
  const plain = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cs}]+/gu, "")
    .trim();
  return shorten(plain, lengthMax);
}

/** Shortens to a length in UTF-16 units, between words where there are any, and says so with "…". */
export function shorten(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const cut = text.slice(0, lengthMax - 1);
  const space = cut.lastIndexOf(" ");
  // Half of a surrogate pair is no character.
  const whole = (space > lengthMax / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/u, "");
  return `${whole.replace(/[\s,.;:]+$/u, "")}…`;
}
