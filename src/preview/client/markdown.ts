import { el } from "./dom.ts";
import { nameOf } from "./people.ts";

/** Discord's Markdown as nodes, as far as the bot writes it: never through HTML, so no text can become markup. */
export function renderMarkdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines[at] ?? "");
    const block: string[] = [];
    while (at < lines.length && kindOf(lines[at] ?? "") === kind) {
      block.push(lines[at] ?? "");
      at += 1;
      if (kind === "heading") break;
    }
    fragment.append(...renderBlock(kind, block));
  }
  return fragment;
}

/** One line of it, without blocks. */
export function renderInline(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (let rest = text; rest; ) {
    const found = firstMatch(rest);
    if (!found) {
      fragment.append(rest);
      break;
    }
    fragment.append(rest.slice(0, found.at), found.node);
    rest = rest.slice(found.at + found.length);
  }
  return fragment;
}

type Kind = "quote" | "small" | "heading" | "list" | "text";

function kindOf(line: string): Kind {
  if (/^> /.test(line)) return "quote";
  if (/^-# /.test(line)) return "small";
  if (/^#{1,3} /.test(line)) return "heading";
  if (/^\s*[-*] /.test(line)) return "list";
  return "text";
}

function renderBlock(kind: Kind, lines: readonly string[]): Node[] {
  switch (kind) {
    case "quote":
      return [el("blockquote", {}, withBreaks(lines.map((line) => line.slice(2))))];
    case "small":
      return [el("small", { class: "subtext" }, withBreaks(lines.map((line) => line.slice(3))))];
    case "heading": {
      const [, marks = "", title = ""] = /^(#+) (.*)$/.exec(lines[0] ?? "") ?? [];
      return [el("p", { class: `heading-${marks.length}` }, renderInline(title))];
    }
    case "list":
      return [
        el("ul", {}, ...lines.map((line) => el("li", {}, renderInline(line.replace(/^\s*[-*] /, ""))))),
      ];
    case "text":
      return [el("div", { class: "lines" }, withBreaks(lines))];
  }
}

function withBreaks(lines: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [index, line] of lines.entries()) fragment.append(index > 0 ? el("br") : "", renderInline(line));
  return fragment;
}

interface Rule {
  readonly pattern: RegExp;
  readonly render: (match: RegExpExecArray) => Node;
}

const nested = (tag: "strong" | "em" | "u" | "s") => (match: RegExpExecArray) =>
  el(tag, {}, renderInline(match[1] ?? ""));
/** A stretch of text in which escaped marks don't count. */
const inner = "((?:\\\\.|[^\\\\])+?)";

const rules: readonly Rule[] = [
  { pattern: /\\([^\p{L}\p{N}\s])/u, render: ([, mark = ""]) => document.createTextNode(mark) },
  { pattern: /`([^`]+)`/, render: ([, code = ""]) => el("code", {}, code) },
  {
    pattern: /\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/,
    render: ([, label = "", url = ""]) => link(url, renderInline(label)),
  },
  { pattern: /<(https?:\/\/[^\s>]+)>/, render: ([, url = ""]) => link(url, url) },
  { pattern: /https?:\/\/[^\s<>)]+/, render: ([url]) => link(url, url) },
  {
    pattern: /<@!?(\d+)>/,
    render: ([, id = ""]) => el("span", { class: "mention" }, `@${nameOf(id)}`),
  },
  {
    pattern: /<\/([^:>]+):\d+>/,
    render: ([, name = ""]) => el("span", { class: "mention" }, `/${name}`),
  },
  {
    pattern: /<t:(\d+)(?::([tTdDfFR]))?>/,
    render: ([, seconds = "", style = "f"]) => el("time", {}, formatTime(Number(seconds), style)),
  },
  { pattern: new RegExp(`\\*\\*${inner}\\*\\*`), render: nested("strong") },
  { pattern: new RegExp(`__${inner}__`), render: nested("u") },
  { pattern: new RegExp(`~~${inner}~~`), render: nested("s") },
  { pattern: new RegExp(`\\*(?!\\s)${inner}\\*(?!\\*)`), render: nested("em") },
  { pattern: new RegExp(`(?<![\\p{L}\\p{N}])_${inner}_(?![\\p{L}\\p{N}])`, "u"), render: nested("em") },
];

/** The earliest of all rules; of those that begin at the same place, the first in the list. */
function firstMatch(text: string): { at: number; length: number; node: Node } | undefined {
  let best: { match: RegExpExecArray; rule: Rule } | undefined;
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { match, rule };
  }
  if (!best) return undefined;
  return { at: best.match.index, length: best.match[0].length, node: best.rule.render(best.match) };
}

/** Opens beside the page, which learns nothing of it. */
export function link(url: string, label: Node | string): HTMLAnchorElement {
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

function formatTime(seconds: number, style: string): string {
  const date = new Date(seconds * 1_000);
  const language = document.documentElement.lang;
  if (style === "t" || style === "T") return date.toLocaleTimeString(language, { timeStyle: "short" });
  if (style === "d" || style === "D") return date.toLocaleDateString(language, { dateStyle: "long" });
  return date.toLocaleString(language, { dateStyle: style === "F" ? "full" : "long", timeStyle: "short" });
}
