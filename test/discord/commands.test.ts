import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import type { Call, CommandCall, Reply, SlashCommand } from "../../src/discord/command.ts";
import { commandDefinitions } from "../../src/discord/command-definitions.ts";
import { buildInteractions } from "../../src/discord/interactions.ts";
import { languages } from "../../src/knowledge/text.ts";
import { buttonsOf, commandCall, completionCall, messageOf, textOf } from "../support/calls.ts";
import { messageViolations } from "../support/message-violations.ts";
import { palace } from "../support/palace.ts";

const desk = buildDesk(palace);
const { commands } = buildInteractions({ random: () => 0 });

function commandOf(name: string): SlashCommand {
  const command = commands.find(({ definition }) => definition.name === name);
  if (!command) throw new Error(`no command ${name}`);
  return command;
}

function run(name: string, options: Parameters<typeof commandCall>[1] = {}, more: Partial<Call> = {}): Reply {
  const call: CommandCall = commandCall(name, options, more);
  const reply = commandOf(name).run(call, desk);
  if (reply instanceof Promise) throw new Error(`/${name} answers at once`);
  expect(messageViolations(messageOf(reply))).toEqual([]);
  return reply;
}

const shown = (...args: Parameters<typeof run>) => textOf(messageOf(run(...args)));

test("/ask answers free text as it answers a suggestion's label or id", () => {
  const [label, id, free] = ["How much do they trade?", "trade", "how mcuh do they trade"].map((question) =>
    shown("ask", { question }),
  );
  expect(free).toContain("trade fell by half");
  expect(label).toBe(free);
  expect(id).toBe(free);
});

test("/ask replies in the server's language for everyone, in the reader's privately", () => {
  const more = { locale: "it", channelLocale: "ru" } as const;
  expect(shown("ask", { question: "trade" }, more)).toContain("Сколько они торгуют?");
  expect(shown("ask", { question: "trade", private: true }, more)).toContain("Quanto commerciano?");
});

test("/ask answers a question in the language in which it is asked", () => {
  expect(shown("ask", { question: "Quanto commerciano?" })).toContain("il commercio si è dimezzato");
});

test("/ask pings nobody but the one who was chosen", () => {
  expect(messageOf(run("ask", { question: "trade" })).mentions).toBeUndefined();
  const message = messageOf(run("ask", { question: "trade", mention: "42" }));
  expect(message).toMatchObject({ content: "<@42>", mentions: { users: ["42"] } });
});

test("/ask says plainly that it has no answer, and guesses nothing", () => {
  const reply = run("ask", { question: "who won the football match" });
  expect(reply).toMatchObject({ outcome: "not-covered" });
  expect(textOf(messageOf(reply))).toContain("I don’t guess");
});

test("/ask suggests the story's first questions while nothing is typed", () => {
  const suggestions = commandOf("ask").complete?.(
    completionCall("ask", "question", "", { locale: "it" }),
    desk,
  );
  expect(suggestions?.[0]).toEqual({ id: "trade", label: "Quanto commerciano?" });
});

test("/fact shows one figure with its other values and the questions that use it", () => {
  const message = messageOf(run("fact", { about: "trade-2013" }));
  const text = textOf(message);
  expect(text).toContain("Trade between Italy and Russia, 2013");
  expect(text).toContain("**nearly €47.5 billion**");
  expect(text).toContain("2017: €21.1 billion");
  expect([...buttonsOf(message).values()]).toContain("v1:next:trade:en");
});

test("/fact shows every figure where nothing was asked for, and those of a topic", () => {
  expect(shown("fact")).toContain("**more than 10,500 people**");
  expect(shown("fact", { about: "trade" })).toContain("In numbers: Trade");
});

test("/quote shows somebody's words, and only theirs", () => {
  const text = shown("quote", { speaker: "ada-guest", about: "visit" });
  expect(text).toContain("Ada Guest: Visit");
  expect(text).toContain("the magnificent state of our relations");
});

test("/quote finds a speaker by name, and says when there is nobody of that name", () => {
  expect(shown("quote", { speaker: "Ada Guest" })).toContain("We are");
  expect(run("quote", { speaker: "Napoleon" })).toMatchObject({ private: true, outcome: "not-covered" });
});

test("/quote gives words by chance where nothing was asked for, the weightier ones more often", () => {
  const first = buildInteractions({ random: () => 0 });
  const last = buildInteractions({ random: () => 0.999 });
  const [magnificent, friends] = [first, last].map(({ commands: all }) => {
    const reply = all.find(({ definition }) => definition.name === "quote")?.run(commandCall("quote"), desk);
    if (!reply || reply instanceof Promise) throw new Error("/quote answers at once");
    return messageOf(reply);
  });
  expect(magnificent && textOf(magnificent)).toContain("magnificent");
  expect(friends && textOf(friends)).toContain("friends");
  expect(friends && buttonsOf(friends).get("Another one")).toBe("v1:another:en");
});

test("/who finds a person by id and by name", () => {
  expect(shown("who", { name: "ada-guest" })).toBe(shown("who", { name: "Ada Guest" }));
  expect(shown("who", { name: "ada guets" })).toContain("Who is Ada Guest?");
});

test("/who offers a choice where several fit, rather than one of them", () => {
  const reply = run("who", { name: "host or guest" });
  expect(reply).toMatchObject({ outcome: "ambiguous" });
  expect([...buttonsOf(messageOf(reply)).keys()]).toEqual(
    expect.arrayContaining(["Who is Ada Guest?", "Who is Boris Host?"]),
  );
});

test("/fact answers a fact that is no number as a question", () => {
  expect(shown("fact", { about: "what did she say" })).toContain("She praised them.");
});

test("/timeline goes from the earliest to the latest, each with its source", () => {
  const text = shown("timeline");
  expect(text.indexOf("**2014** · War broke out. [Gazette](https://gazette.example/visit)")).toBeGreaterThan(
    -1,
  );
  expect(text.indexOf("2014")).toBeLessThan(text.indexOf("24 October 2018"));
});

test("/sources tells what each source is used for, and what rests on one", () => {
  expect(shown("sources", {}, { channelLocale: "ru" })).toContain("Для чего используется: История");
  const text = shown("sources", { about: "wire" });
  expect(text).toContain("only the beginning of the page was read");
  expect(text).toContain("• What did the guest say of the relations?");
  expect(text).toContain("no date printed");
});

test("/help is private, names the version of the knowledge, and offers first questions", () => {
  const reply = run("help", {}, { locale: "it" });
  expect(reply).toMatchObject({ private: true });
  expect(textOf(messageOf(reply))).toContain(`Versione ${palace.version}`);
  expect([...buttonsOf(messageOf(reply)).keys()]).toContain("Quanto commerciano?");
});

test.each(languages)("/help in “%s” names every command as Discord shows it in that language", (locale) => {
  const text = shown("help", {}, { locale });
  for (const { name, name_localizations: names } of commandDefinitions()) {
    const shownName = locale === "en" ? name : names?.[locale];
    if (name !== "help") expect(text).toContain(`**${name.includes(" ") ? "" : "/"}${shownName}**`);
  }
});

test("what somebody typed can't format or break a reply", () => {
  const text = shown("timeline", { about: "visit **@everyone** [x](https://evil.example)" });
  expect(text).not.toMatch(/(?<!\\)\*\*@|(?<!\\)@everyone|(?<!\\)\[x/);
});

test.each(["fact", "quote", "timeline", "sources"])(
  "/%s takes the longest text that Discord sends",
  (name) => {
    const about = "ж".repeat(6000);
    expect(run(name, { about }).kind).toBe("message");
    expect(run(name, { about: `visit ${"a:/".repeat(2000)}` }).kind).toBe("message");
  },
);
