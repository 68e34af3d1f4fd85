import fc from "fast-check";
import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { createDispatcher } from "../../src/discord/dispatch.ts";
import { buildInteractions } from "../../src/discord/interactions.ts";
import { judgeResponse } from "../support/judge-response.ts";
import { largePalace } from "../support/large-palace.ts";
import { keepLog } from "../support/log.ts";
import {
  type RawSent,
  rawCommand,
  rawComponent,
  rawMessageCommand,
  rawModal,
} from "../support/raw-interactions.ts";

const interactions = buildInteractions({ random: () => 0.5 });
const desk = buildDesk(largePalace);

/** Texts that have broken bots before. */
const hostile = [
  "",
  " ",
  "@everyone",
  "@here <@123456789012345678> <@&123456789012345678> <#1>",
  "[click](https://evil.example) ||spoiler|| ```js\ncode``` **bold** ~~gone~~ > quote\n# title\n-# small",
  "trade ".repeat(1_000),
  "x".repeat(6_000),
  "😀".repeat(3_000),
  "👩‍👩‍👧‍👦".repeat(200),
  "Z̸̡̢͔͓̞͑͌a̵̡̛̲l̶̡̛g̷̢̛o̸".repeat(100),
  "\u202etrade\u202c\u200f\u200b\u2060\ufeff",
  "\u0000\u0001\u0007\u001b[31m\u007f",
  "\ud800trade\udfff",
  "trade\ud83d",
  `${"a".repeat(69)}😀 trade`,
  "__proto__",
  "constructor",
  "toString",
  "trade:promise:v1:%s%n{}`;--' OR 1=1",
  "ＴＲＡＤＥ",
  "торговля и commercio مرحبا 你好",
  "\n\n\n\r\n\t",
  "v1:next:trade:en",
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.constantFrom(...hostile).chain((start) => fc.string({ unit: "grapheme" }).map((end) => start + end)),
);
const snowflake = fc.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map(String);
const place = fc.record({
  locale: fc.constantFrom("en-US", "it", "ru", "de", "zz"),
  guildId: fc.constantFrom(null, "600000000000000001"),
  memberPermissions: fc.constantFrom(0n, 8n, (1n << 53n) - 1n),
});

const commandNames = interactions.commands.map(({ definition }) => definition.name);
const messageCommandNames = interactions.messageCommands.map(({ definition }) => definition.name);
const optionNames = ["question", "about", "name", "speaker", "private", "mention"];
const value = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  snowflake.map((user) => ({ user })),
);
const command = fc
  .record({
    name: fc.constantFrom(...commandNames),
    values: fc.dictionary(fc.constantFrom(...optionNames), value),
    place,
  })
  .map(({ name, values, place: where }) => rawCommand(name, values, where));
const completion = fc
  .record({
    name: fc.constantFrom(...commandNames),
    option: fc.constantFrom(...optionNames),
    typed: text,
    place,
  })
  .map(({ name, option, typed, place: where }) =>
    rawCommand(name, { [option]: typed }, { ...where, focused: option }),
  );

const actions = interactions.components.map(({ action }) => action);
const argument = fc.oneof(
  fc.constantFrom(
    "trade",
    "en",
    "it",
    "xx",
    "0",
    "-1",
    "99999",
    "figures",
    "timeline",
    "answer",
    "__proto__",
    "",
  ),
  text.map((long) => long.slice(0, 80)),
);
const component = fc
  .record({
    action: fc.oneof(fc.constantFrom(...actions), text),
    args: fc.array(argument, { maxLength: 5 }),
    onPrivate: fc.boolean(),
    values: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
    place,
  })
  .map(({ action, args, onPrivate, values, place: where }) =>
    rawComponent(["v1", action, ...args].join(":"), { onPrivate, ...where, ...(values ? { values } : {}) }),
  );
const other = fc.oneof(
  fc
    .record({ name: fc.oneof(text, fc.constantFrom(...messageCommandNames)), content: text, place })
    .map(({ name, content, place: where }) => rawMessageCommand(name, content, where)),
  fc.record({ id: text, value: text }).map(({ id, value: typed }) => rawModal(`v1:${id}`, { field: typed })),
);

/** An interaction of which one part, however deep, is something else than it should be. */
const garbage = fc.oneof(
  fc.constant(null),
  fc.constant(undefined),
  fc.integer(),
  fc.constant([]),
  fc.constant({}),
  text,
  fc.constant("9".repeat(400)),
);
const mutated = fc
  .record({ raw: fc.oneof(command, completion, component, other), where: fc.nat(), garbage })
  .map(({ raw, where, garbage: replacement }) => mutate(raw, where, replacement));

const wellFormed = fc.oneof(
  { weight: 4, arbitrary: command },
  { weight: 2, arbitrary: completion },
  { weight: 4, arbitrary: component },
  { weight: 1, arbitrary: other },
);

function dispatcher() {
  const log = keepLog();
  return { log, dispatch: createDispatcher({ interactions, desk: () => desk, log }) };
}

/** The users whom a command's own `mention` option names: the only ones whom a reply may ping. */
function mentionedIn(raw: RawSent): readonly string[] {
  return [...JSON.stringify(raw.data).matchAll(/"name":"mention","type":\d+,"value":"(\d+)"/g)].map(
    (match) => match[1] ?? "",
  );
}

test("whatever somebody asks, presses or types gets a reply that Discord takes and that pings nobody", async () => {
  const { dispatch, log } = dispatcher();
  await fc.assert(
    fc.asyncProperty(wellFormed, async (raw) => {
      const { body } = await dispatch(raw);
      const shown = judgeResponse(raw, body);
      expect(shown?.pings.everyone ?? false).toBe(false);
      expect(shown?.pings.roles ?? []).toEqual([]);
      for (const user of shown?.pings.users ?? []) expect(mentionedIn(raw)).toContain(user);
      expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/i);
    }),
    { numRuns: 500 },
  );
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

test("an interaction with a broken part still gets a reply, and one that can't be read breaks nothing", async () => {
  const { dispatch, log } = dispatcher();
  await fc.assert(
    fc.asyncProperty(mutated, async (raw) => {
      const { body, envelope } = await dispatch(raw);
      expect(body.type).toBeGreaterThan(0);
      if (envelope && isAnswerable(raw)) judgeResponse(raw, body);
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (raw) => {
      expect((await dispatch(raw)).body.type).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

const isAnswerable = (raw: RawSent) => [2, 3, 4, 5].includes(Number(raw.type));

/** A copy of `raw` in which the `where`-th of its parts is replaced. */
function mutate(raw: RawSent, where: number, replacement: unknown): RawSent {
  const paths = pathsOf(raw);
  const path = paths[where % paths.length] ?? [];
  const replaceAt = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return replacement;
    if (Array.isArray(value))
      return value.map((item: unknown, index) => (String(index) === key ? replaceAt(item, rest) : item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, name === key ? replaceAt(item, rest) : item]),
    );
  };
  return Object.assign({ id: raw.id, token: raw.token }, replaceAt(raw, path));
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}
