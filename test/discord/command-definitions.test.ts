import { expect, test } from "vitest";
import { buildInteractions } from "../../src/discord/interactions.ts";

const definitions = buildInteractions({ random: () => 0 }).commands.map((command) => command.definition);
const locales = ["en-GB", "en-US", "it", "ru"];
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const namePattern = /^[-_'\p{L}\p{N}]{1,32}$/u;

interface Worded {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  readonly description?: string | undefined;
  readonly description_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined;
}

/** A command's own names and texts, and those of its options. */
function wordedParts(definition: (typeof definitions)[number]): Worded[] {
  return [definition, ...("options" in definition ? (definition.options ?? []) : [])];
}

test.each(definitions)(
  "/$name has names and descriptions in every language, and Discord takes them",
  (definition) => {
    for (const part of wordedParts(definition)) {
      expect(Object.keys(part.name_localizations ?? {}).sort(), part.name).toEqual(locales);
      expect(Object.keys(part.description_localizations ?? {}).sort(), part.name).toEqual(locales);
      for (const name of [part.name, ...Object.values(part.name_localizations ?? {})]) {
        expect(name).toMatch(namePattern);
        expect(name).toBe(name?.toLowerCase());
      }
      for (const text of [part.description, ...Object.values(part.description_localizations ?? {})]) {
        expect([...(text ?? "")].length).toBeGreaterThan(0);
        expect([...(text ?? "")].length).toBeLessThanOrEqual(100);
      }
    }
  },
);

test.each(definitions)("/$name has no two options of one name in any language", (definition) => {
  const options = "options" in definition ? (definition.options ?? []) : [];
  const names = options.map(
    (option) => new Set([option.name, ...Object.values(option.name_localizations ?? {})]),
  );
  const all = names.flatMap((own) => [...own]);
  expect(new Set(all).size).toBe(all.length);
});

test("no two commands share a name in any language", () => {
  for (const locale of locales) {
    const names = definitions.map((definition) => Object.entries(definition.name_localizations ?? {}));
    const inLocale = names.map((entries) => entries.find(([key]) => key === locale)?.[1]);
    expect(new Set(inLocale).size).toBe(definitions.length);
  }
});

test("every command can be installed by servers and users, and used in direct messages", () => {
  for (const definition of definitions) {
    expect(definition).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  }
});
