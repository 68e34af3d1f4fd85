import { InteractionResponseType, MessageFlags, REST } from "discord.js";
import { expect, test } from "vitest";
import type { Desk } from "../../src/answering/desk.ts";
import type { Interactions, Reply, SlashCommand } from "../../src/discord/command.ts";
import { createDispatcher, type Observation } from "../../src/discord/dispatch.ts";
import { keepLog } from "../support/log.ts";
import { ids, rawCommand, rawComponent, rawMessageCommand, rawModal } from "../support/raw-interactions.ts";

const say = (content: string, isPrivate = false): Reply => ({
  kind: "message",
  message: { content },
  private: isPrivate,
  outcome: "said",
});

function command(name: string, run: SlashCommand["run"], more: Partial<SlashCommand> = {}): SlashCommand {
  return { definition: { name, description: name }, private: false, run, ...more };
}

/** A dispatcher for these handlers, with what it logged and observed. These handlers never touch the desk. */
function set(interactions: Partial<Interactions>, deferAfterMs = 1_000) {
  const log = keepLog();
  const observed: Observation[] = [];
  const desk = (): Desk => Object.create(null);
  const all = { commands: [], messageCommands: [], components: [], modals: [], ...interactions };
  const observe = (observation: Observation) => observed.push(observation);
  return {
    log,
    observed,
    dispatch: createDispatcher({ interactions: all, desk, log, observe, deferAfterMs }),
  };
}

/** A REST client that keeps its requests instead of sending them. */
function recordingRest(answer: () => Response = () => Response.json({})) {
  const requests: { method: string; path: string; body: unknown }[] = [];
  const makeRequest = async (url: string, init: { method?: string; body?: unknown }) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
    requests.push({ method: init.method ?? "", path: new URL(url).pathname.replace("/api/v10", ""), body });
    // discord.js takes the plain parts of a response; it asks for a body of another stream type than ours.
    const response = answer();
    const { headers, ok, status, statusText, bodyUsed } = response;
    const read = {
      json: () => response.json(),
      text: () => response.text(),
      arrayBuffer: () => response.arrayBuffer(),
    };
    return { headers, ok, status, statusText, bodyUsed, body: null, ...read };
  };
  return { requests, rest: new REST({ retries: 0, makeRequest }) };
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a ping is answered with a pong, even without an address", async () => {
  expect((await set({}).dispatch({ type: 1 })).body).toEqual({ type: InteractionResponseType.Pong });
});

test("a command gets its options, its reader and its channel", async () => {
  const commands = [
    command("daily", (call) => {
      const { subcommand, locale, channelLocale, guildId, userId, memberPermissions } = call;
      const channel = call.channel("channel");
      const options = [
        call.text("time"),
        call.flag("thread"),
        call.integer("days"),
        call.mentionable("role"),
      ];
      const seen = { subcommand, locale, channelLocale, guildId, userId, options, channel: channel?.name };
      return say(JSON.stringify({ ...seen, may: memberPermissions === 32n }));
    }),
  ];
  const resolved = { channels: { "7": { id: "7", type: 0, name: "news", app_permissions: "3072" } } };
  const raw = rawCommand(
    "daily rules set",
    { time: "9:00", thread: true, days: 3, role: { role: "9" }, channel: "7" },
    { locale: "it", guildLocale: "ru", memberPermissions: 32n, resolved },
  );
  const { body } = await set({ commands }).dispatch(raw);
  expect(body).toMatchObject({ type: InteractionResponseType.ChannelMessageWithSource });
  expect(JSON.parse(contentOf(body))).toEqual({
    subcommand: "rules set",
    locale: "it",
    channelLocale: "ru",
    guildId: ids.guild,
    userId: ids.user,
    options: ["9:00", true, 3, "9"],
    channel: "news",
    may: true,
  });
});

test("no reply pings anyone but those whom it lists, and a private one stays private", async () => {
  const commands = [
    command("public", () => say("@everyone <@1>")),
    command("listed", () => ({
      kind: "message",
      message: { content: "<@1> <@2>", mentions: { users: ["1"] } },
      private: true,
      outcome: "said",
    })),
  ];
  const { dispatch } = set({ commands });
  expect((await dispatch(rawCommand("public"))).body).toMatchObject({
    data: { allowed_mentions: { parse: [] } },
  });
  expect((await dispatch(rawCommand("listed"))).body).toMatchObject({
    data: { allowed_mentions: { parse: [], users: ["1"] }, flags: MessageFlags.Ephemeral },
  });
});

test("what a command throws becomes a short sentence with a reference, in the reader's language", async () => {
  const { dispatch, log, observed } = set({
    commands: [
      command("broken", () => {
        throw new Error("the roof fell in");
      }),
      command("later", () => Promise.reject(new Error("the roof fell in"))),
    ],
  });
  for (const [name, locale, words] of [
    ["broken", "en-GB", /Something went wrong/],
    ["later", "it", /Qualcosa è andato storto/],
    ["broken", "ru", /что-то пошло не так/],
  ] as const) {
    const raw = rawCommand(name, { question: "a secret question" }, { locale });
    const { body } = await dispatch(raw);
    expect(contentOf(body)).toMatch(words);
    expect(contentOf(body)).toContain(raw.id);
    expect(contentOf(body)).not.toContain("roof");
    expect(body).toMatchObject({ data: { flags: MessageFlags.Ephemeral } });
    const line = log.lines.find(({ level }) => level === "error");
    expect(line?.fields).toMatchObject({ name: expect.any(String), err: expect.any(Error) });
  }
  expect(observed.map(({ outcome }) => outcome)).toEqual(["error", "error", "error"]);
  expect(JSON.stringify(log.lines)).not.toContain("secret question");
});

test.each([
  ["a command of an older version", rawCommand("forgotten"), /don't know this command/],
  [
    "a message command of an older version",
    rawMessageCommand("Forgotten", "text"),
    /don't know this command/,
  ],
  ["a button of another version", rawComponent("v0:next:1"), /older version/],
  ["a button that nobody handles", rawComponent("v1:forgotten"), /older version/],
  ["a modal that nobody handles", rawModal("v1:forgotten", { a: "b" }), /older version/],
  ["an interaction of a future type", { ...rawCommand("ask"), type: 42 }, /don't know this command/],
  ["a command whose options are nonsense", { ...rawCommand("ask"), data: { options: 7 } }, /don't know/],
])("%s gets a kind private reply", async (_, raw, words) => {
  const { body, envelope } = await set({}).dispatch(raw);
  expect(contentOf(body)).toMatch(words);
  expect(body).toMatchObject({ type: InteractionResponseType.ChannelMessageWithSource, data: { flags: 64 } });
  expect(envelope).not.toBeNull();
});

test("a reply that takes long is promised first and edited in, without pinging", async () => {
  const commands = [
    command(
      "slow",
      async () => {
        await later(60);
        return say("here it is", true);
      },
      { private: true },
    ),
  ];
  const { dispatch, observed } = set({ commands }, 10);
  const dispatched = await dispatch(rawCommand("slow", {}, { id: "77" }));
  expect(dispatched.body).toEqual({
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  });
  const { rest, requests } = recordingRest();
  await dispatched.later?.(rest);
  expect(requests).toEqual([
    {
      method: "PATCH",
      path: `/webhooks/${ids.application}/token-77/messages/@original`,
      body: expect.objectContaining({
        content: "here it is",
        allowed_mentions: { parse: [], replied_user: false },
      }),
    },
  ]);
  expect(observed).toMatchObject([{ name: "slow", outcome: "said" }]);
});

test("a private reply never appears in public, even when a public one was promised", async () => {
  const commands = [command("slow", () => later(30).then(() => say("for you alone", true)))];
  const dispatched = await set({ commands }, 5).dispatch(rawCommand("slow"));
  const { rest, requests } = recordingRest();
  await dispatched.later?.(rest);
  expect(requests.map(({ method }) => method)).toEqual(["DELETE", "POST"]);
  expect(requests[1]?.body).toMatchObject({ content: "for you alone", flags: MessageFlags.Ephemeral });
});

test("a promised reply that fails, or that Discord refuses, is replaced with the apology", async () => {
  const commands = [
    command("failing", () => later(30).then(() => Promise.reject(new Error("the roof fell in")))),
    command("refused", () => later(30).then(() => say("x".repeat(9_999)))),
  ];
  const { dispatch, log } = set({ commands }, 5);
  const failing = recordingRest();
  await (await dispatch(rawCommand("failing"))).later?.(failing.rest);
  expect(JSON.stringify(failing.requests)).toContain("Something went wrong");

  let refusals = 0;
  const refused = recordingRest(() => {
    refusals += 1;
    if (refusals > 1) return Response.json({});
    return Response.json({ code: 50_035, message: "Invalid Form Body" }, { status: 400 });
  });
  await (await dispatch(rawCommand("refused"))).later?.(refused.rest);
  expect(JSON.stringify(refused.requests.at(-1))).toContain("Something went wrong");
  expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(2);
});

test("an interaction that Discord has settled is no error", async () => {
  const { dispatch, log } = set({ commands: [command("slow", () => later(20).then(() => say("late")))] }, 5);
  const { rest, requests } = recordingRest(() =>
    Response.json({ code: 10_015, message: "Unknown Webhook" }, { status: 404 }),
  );
  await (await dispatch(rawCommand("slow"))).later?.(rest);
  expect(requests).toHaveLength(1);
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

test("a component updates, replaces or removes its message", async () => {
  const components = [
    {
      action: "turn",
      run: (): Reply => ({ kind: "update", message: { content: "page 2" }, outcome: "turned" }),
    },
    { action: "remove", run: (): Reply => ({ kind: "delete", outcome: "removed" }) },
  ];
  const { dispatch } = set({ components });
  expect((await dispatch(rawComponent("v1:turn:2"))).body).toMatchObject({
    type: InteractionResponseType.UpdateMessage,
    data: { content: "page 2", embeds: [], components: [], allowed_mentions: { parse: [] } },
  });
  const removal = await dispatch(rawComponent("v1:remove", { id: "78" }));
  expect(removal.body).toEqual({ type: InteractionResponseType.DeferredMessageUpdate });
  const { rest, requests } = recordingRest(() => new Response(null, { status: 204 }));
  await removal.later?.(rest);
  expect(requests).toMatchObject([{ method: "DELETE", path: expect.stringMatching(/token-78.*@original$/) }]);
});

test("a component knows who asked for its message and whether it is private", async () => {
  const components = [
    {
      action: "who",
      run: ({
        askerId,
        onPrivate,
        values,
        customId,
      }: Parameters<Interactions["components"][number]["run"]>[0]) =>
        say(JSON.stringify([askerId, onPrivate, values, customId.args])),
    },
  ];
  const raw = rawComponent("v1:who:a:b", { askerId: "5", onPrivate: true, values: ["x"] });
  expect(contentOf((await set({ components }).dispatch(raw)).body)).toBe('["5",true,["x"],["a","b"]]');
});

test("a modal and a message command get the texts that they need", async () => {
  const { dispatch } = set({
    modals: [{ action: "time", run: (call) => say(call.fields.get("at") ?? "") }],
    messageCommands: [{ definition: { name: "Check this", type: 3 }, run: (call) => say(call.target.text) }],
  });
  expect(contentOf((await dispatch(rawModal("v1:time", { at: "21:30" }))).body)).toBe("21:30");
  expect(contentOf((await dispatch(rawMessageCommand("Check this", "Italy exports wine"))).body)).toBe(
    "Italy exports wine",
  );
});

test("autocomplete sends at most 25 choices of at most 100 characters, and never half a character", async () => {
  const suggestions = Array.from({ length: 40 }, (_, n) => ({ id: `id-${n}`, label: "😀".repeat(150) }));
  const bad = [
    { id: "", label: "no id" },
    { id: "blank", label: "  " },
    { id: "x".repeat(101), label: "long id" },
  ];
  const complete = () => [...bad, ...suggestions];
  const { dispatch } = set({ commands: [command("ask", () => say(""), { complete })] });
  const { body } = await dispatch(rawCommand("ask", { question: "s" }, { focused: "question" }));
  const choices = choicesOf(body);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: `${"😀".repeat(99)}…`, value: "id-0" });
});

test("autocomplete that fails, or that nobody offers, suggests nothing", async () => {
  const complete = () => {
    throw new Error("the roof fell in");
  };
  const { dispatch, log } = set({ commands: [command("ask", () => say(""), { complete })] });
  for (const name of ["ask", "forgotten"]) {
    expect(choicesOf((await dispatch(rawCommand(name, { a: "b" }, { focused: "a" }))).body)).toEqual([]);
  }
  expect(choicesOf((await dispatch({ ...rawCommand("ask"), type: 4, data: 7 })).body)).toEqual([]);
  expect(log.lines.map(({ text }) => text)).toEqual(["could not suggest"]);
});

function contentOf(body: unknown): string {
  if (typeof body === "object" && body && "data" in body && typeof body.data === "object" && body.data) {
    if ("content" in body.data && typeof body.data.content === "string") return body.data.content;
  }
  throw new Error(`no content in ${JSON.stringify(body)}`);
}

function choicesOf(body: unknown): readonly unknown[] {
  expect(body).toMatchObject({ type: InteractionResponseType.ApplicationCommandAutocompleteResult });
  if (typeof body === "object" && body && "data" in body && typeof body.data === "object" && body.data) {
    if ("choices" in body.data && Array.isArray(body.data.choices)) return body.data.choices;
  }
  throw new Error(`no choices in ${JSON.stringify(body)}`);
}
