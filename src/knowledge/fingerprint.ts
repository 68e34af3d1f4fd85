import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * A print of a source's text: enough to prove a quotation by, too little to rebuild the text from.
 *
 * The text is read as words and punctuation marks, and each run of two and of five of them is cut to a few bits of
 * its SHA-256: so few that a foreign run of five is in the print by chance once in 32, a foreign pair once in 16.
 * A changed word within a quotation spoils five runs and two pairs, so it passes once in billions; at either end,
 * once in 512. Who guesses the text onwards word by word finds a hundred wrong words of 50,000 at each step.
 */
export const fingerprintSchema = z.strictObject({
  source: z.string(),
  /** Number of words and marks in the text. */
  length: z.int().positive(),
  pairs: z.strictObject({ bits: z.int().min(1).max(32), hashes: z.array(z.int().nonnegative()) }),
  fives: z.strictObject({ bits: z.int().min(1).max(32), hashes: z.array(z.int().nonnegative()) }),
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;
type Runs = Fingerprint["pairs"];

/** Makes the print of a text. Pure and deterministic. */
export function fingerprint(source: string, text: string): Fingerprint {
  const tokens = tokensOf(text);
  const size = Math.ceil(Math.log2(tokens.length + 1));
  return {
    source,
    length: tokens.length,
    pairs: hashRuns(source, runsOf(tokens, 2), size + 4),
    fives: hashRuns(source, runsOf(tokens, 5), size + 5),
  };
}

/**
 * The first piece of a quotation ("…" marks its cuts) that the print doesn't prove to stand in the source; undefined
 * where it proves all. A piece of one word can't be proven.
 */
export function unprovenPiece(print: Fingerprint, quotation: string): string | undefined {
  return quotation
    .split(/…|\.\.\./)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .find((piece) => !stands(print, tokensOf(piece)));
}

function stands({ source, pairs, fives }: Fingerprint, piece: readonly string[]): boolean {
  // Where a quotation ends, the source may go on with a comma.
  const tokens = piece.slice(piece.findIndex(isWord), piece.findLastIndex(isWord) + 1);
  const has = (runs: Runs, run: string) => runs.hashes.includes(shortHash(source, run, runs.bits));
  return (
    tokens.length >= 2 &&
    runsOf(tokens, 2).every((run) => has(pairs, run)) &&
    runsOf(tokens, 5).every((run) => has(fives, run))
  );
}

/** Words and punctuation; quotation marks, case, and the many shapes of one apostrophe or dash don't count. */
function tokensOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFC")
    .replace(/[’‘ʼ]/g, "'")
    .replace(/\s+[-–]\s+|[–—]/g, " — ")
    .replace(/\.\.\./g, "…")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*|[,;:.!?…—]/gu) ?? [];
}

function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

function runsOf(tokens: readonly string[], length: number): readonly string[] {
  return tokens
    .slice(0, Math.max(0, tokens.length - length + 1))
    .map((_, index) => tokens.slice(index, index + length).join(" "));
}

function hashRuns(source: string, runs: readonly string[], bits: number): Runs {
  // In ascending order, which tells nothing of the order in the text.
  const hashes = new Set(runs.map((run) => shortHash(source, run, Math.min(32, bits))));
  return { bits: Math.min(32, bits), hashes: [...hashes].sort((a, b) => a - b) };
}

/** The source's id is hashed too, so that runs can't be looked up across prints. */
function shortHash(source: string, run: string, bits: number): number {
  return createHash("sha256").update(`${source}\n${run}`).digest().readUInt32BE(0) >>> (32 - bits);
}
