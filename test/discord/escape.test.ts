import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMarkdown, shorten, tameInput } from "../../src/discord/escape.ts";

test.each([
  [
    "**bold** _it_ ~~no~~ `code` ||spoiler||",
    "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|",
  ],
  ["<@123> @everyone", "\\<\\@123> \\@everyone"],
  ["[here](https://evil.example)", "\\[here\\](https://evil.example)"],
  ["# title\n- item\n1. first\n> quote", "\\# title\n\\- item\n1\\. first\n\\> quote"],
  ["2.4% of GDP, -5 degrees, #1", "2.4% of GDP, -5 degrees, #1"],
])("%j reads as itself", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("taking the backslashes away gives the text back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(escapeMarkdown(text).replace(/\\([^0-9A-Za-z\s])/g, "$1")).toBe(text);
    }),
  );
});

test("a stranger's words become one line without control or direction marks", () => {
  expect(tameInput("a\nb\u202Ec\u0000d\u200B", 80)).toBe("a bc d");
});

test("a shortened text is a beginning of the text, within its length, and no half character", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 5, max: 80 }),
      (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(short.replace(/…$/u, ""))).toBe(true);
        expect(() => encodeURIComponent(short)).not.toThrow();
      },
    ),
  );
});
