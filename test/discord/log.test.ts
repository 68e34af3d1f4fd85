import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
import { createLog } from "../../src/discord/log.ts";

/** The lines that a log at this level writes. */
function record(level: string) {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line) => void lines.push(line) }) };
}

test("an error of Discord's is logged with its stack, without the interaction's token and the reply's text", () => {
  const { lines, log } = record("info");
  const url = "https://discord.com/api/v10/interactions/1/a-secret-token/callback";
  const body = { files: undefined, json: { data: { content: "what somebody asked" } } };
  const error = new DiscordAPIError(
    { code: 50_035, message: "Invalid Form Body" },
    50_035,
    400,
    "POST",
    url,
    body,
  );
  log.error({ interaction: "1", err: error }, "Discord refused the reply");
  expect(lines.join()).toContain("log.test");
  expect(lines.join()).toContain("50035");
  expect(lines.join()).not.toMatch(/a-secret-token|what somebody asked/);
});

test("a line is JSON with a time, and lines below the level are not written", () => {
  const { lines, log } = record("warn");
  log.info("not this");
  log.warn({ shard: 0 }, "connection lost");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    shard: 0,
    msg: "connection lost",
    time: expect.stringMatching(/Z$/),
  });
});
