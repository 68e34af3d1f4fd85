import { expect, test } from "vitest";
import { linkToWords } from "../../src/answering/text-fragment.ts";

const page = "https://paper.example/story";

test("a link opens the page at the longest run of words without marks that printers vary", () => {
  expect(linkToWords(page, "It’s our duty to strengthen ties, he said")).toBe(
    `${page}#:~:text=our%20duty%20to%20strengthen%20ties%2C%20he%20said`,
  );
});

test("a cut is never searched for on the page", () => {
  expect(linkToWords(page, "Come soon … you have not been here for so long")).toBe(
    `${page}#:~:text=you%20have%20not%20been%20here%20for%20so`,
  );
});

test("a page's own anchor stays", () => {
  expect(linkToWords(`${page}#top`, "a magnificent state")).toBe(
    `${page}#top:~:text=a%20magnificent%20state`,
  );
});

test("a single word is no safe place to open at", () => {
  expect(linkToWords(page, "Начинайте")).toBe(page);
});

test("nothing in the words can end a link early", () => {
  expect(linkToWords(page, "one (two) three, four & five")).not.toMatch(/[()&,\s]/);
});
