import { readFileSync } from "node:fs";
import { parse } from "dotenv";
import { expect, test } from "vitest";
import { ConfigError, parseConfig, settingNames } from "../src/config.ts";

test("an empty environment gives the defaults", () => {
  expect(parseConfig({})).toMatchObject({
    token: undefined,
    port: 3000,
    databaseUrl: "file:data/olive-branch.db",
  });
});

test("empty variables count as absent", () => {
  expect(parseConfig({ DISCORD_TOKEN: "", PORT: " " })).toMatchObject({ token: undefined, port: 3000 });
});

test("every problem is reported at once, without the secret", () => {
  const parse = () => parseConfig({ DISCORD_TOKEN: "my-secret", PORT: "99999", INTERACTIONS: "smoke" });
  expect(parse).toThrow(ConfigError);
  expect(parse).toThrow(/DISCORD_TOKEN is not a bot token.*INTERACTIONS must be.*PORT is above 65535/s);
  expect(parse).not.toThrow(/my-secret/);
});

test("http interactions need a public key and a token", () => {
  expect(() => parseConfig({ INTERACTIONS: "http" })).toThrow(
    /DISCORD_PUBLIC_KEY is needed.*DISCORD_TOKEN is needed/s,
  );
});

test(".env.example names every setting, and no other, and leaves each at its default", () => {
  const example = parse(readFileSync(new URL("../.env.example", import.meta.url)));
  expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  expect(parseConfig(example)).toEqual(parseConfig({}));
});
