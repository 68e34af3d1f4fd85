/** The words of a text, folded: lower case, no accents, no punctuation, any apostrophe dropped. Idempotent when joined. */
export function foldWords(text: string): readonly string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ]+/gu, "")
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
