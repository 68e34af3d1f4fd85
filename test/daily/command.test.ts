import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/discord/command-definitions.ts";
import { createDailyRest } from "../../src/discord/daily-sender.ts";
import { dailyTexts } from "../../src/discord/daily-texts.ts";
import { registerCommands } from "../../src/discord/register.ts";
import { listOverrides } from "../../src/store/overrides.ts";
import { listPosts, recordMissed } from "../../src/store/posts.ts";
import { createStore } from "../../src/store/store.ts";
import { findSubscription } from "../../src/store/subscriptions.ts";
import { until } from "../support/bot.ts";
import { customIdsOf } from "../support/custom-ids.ts";
import { allPermissions } from "../support/discord-simulator.ts";
import { ids, rawCommand } from "../support/raw-interactions.ts";
import { permission } from "../support/simulator/message-routes.ts";
import { connectDailyBot, type DailyBot, seen, set } from "./daily-bot.ts";

let server: DailyBot;
beforeEach(async () => {
  server = await connectDailyBot();
});
afterEach(() => server.close());

const thread = "710000000000000001";
const saved = () => findSubscription(server.store, ids.guild);
const posts = () => server.discord.messagesIn(ids.channel);
const isPrivate = (message: { readonly body: Readonly<Record<string, unknown>> }) =>
  (Number(message.body.flags ?? 0) & 64) !== 0;

describe("/daily set", () => {
  test("saves what was asked for, and says when the first one comes", async () => {
    const reply = await server.use("set", {
      ...set,
      time: "9.30pm",
      weekdays: "mon-fri",
      silent: true,
      thread: true,
      role: { role: "650000000000000001" },
      "catch-up": 3,
    });
    expect(isPrivate(reply)).toBe(true);
    expect(seen(reply)).toMatch(
      /The daily quote is set for <#7.*21:30 \(Europe\/Rome\) · Mon–Fri.*<t:\d+:F>/,
    );
    expect(await saved()).toMatchObject({
      channelId: ids.channel,
      minute: 21 * 60 + 30,
      zone: "Europe/Rome",
      weekdays: 0b0011111,
      silent: true,
      thread: true,
      roleId: "650000000000000001",
      catchUpMs: 3 * 3_600_000,
      paused: false,
    });
  });

  test("in a thread needs the permission for threads, and no other for messages", async () => {
    const permissions = allPermissions & ~permission.sendMessages;
    server.discord.addChannel({ id: thread, type: 11, permissions });
    await server.use("set", { ...set, channel: thread });
    expect(await saved()).toMatchObject({ channelId: thread });
  });

  test("in an announcement channel publishes", async () => {
    const news = "710000000000000005";
    server.discord.addChannel({ id: news, type: 5 });
    await server.use("set", { ...set, channel: news });
    expect(await saved()).toMatchObject({ channelId: news, publish: true });
  });

  test.each([
    ["a forum", { channel: "710000000000000015" }, /takes no messages/],
    ["no time", { time: "soon" }, /9:00, 21.30 or 9pm/],
    ["no zone", { timezone: "Mars/[x](https://evil)" }, /no time zone “Mars\/xhttps\/\/evil”/],
    ["no days", { weekdays: "someday" }, /can’t read those days/],
    ["everyone", { role: { role: ids.guild } }, /don’t ping everyone/],
    ["a thread in a voice channel", { channel: "710000000000000002", thread: true }, /text or announcement/],
  ])("with %s saves nothing, and says what would do", async (_, options, line) => {
    server.discord.addChannel({ id: "710000000000000015", type: 15 });
    server.discord.addChannel({ id: "710000000000000002", type: 2 });
    expect(seen(await server.use("set", { ...set, ...options }))).toMatch(line);
    expect(await saved()).toBeUndefined();
  });

  test("says so when Discord does not tell about the channel", async () => {
    server.discord.fail({ kind: "status", status: 500, method: "GET", path: /channels/, times: 9 });
    expect(seen(await server.use("set", set))).toContain("try again in a minute");
    expect(await saved()).toBeUndefined();
  });

  test("keeps the order of quotes when it is changed, and assumes a zone where none is named", async () => {
    await server.use("set", { channel: ids.channel, time: "9" }, { guildLocale: "it", locale: "it" });
    const first = await saved();
    expect(first).toMatchObject({ zone: "Europe/Rome", locale: "it" });
    await server.use("set", { channel: ids.channel, time: "10", timezone: "Tokyo" });
    await server.use("set", { channel: ids.channel, time: "11" });
    expect(await saved()).toMatchObject({ seed: first?.seed, zone: "Asia/Tokyo", minute: 660 });
  });

  test("completes time zones", async () => {
    const typed = rawCommand("daily set", { timezone: "mosc" }, { focused: "timezone" });
    const { data } = await server.discord.interact(typed).response();
    expect(data.choices).toContainEqual({ name: "Europe/Moscow", value: "Europe/Moscow" });
  });
});

describe("without a permission", () => {
  const role = { role: "650000000000000001" };
  beforeEach(() => {
    const grove = { id: ids.guild, name: "Olive Grove", locale: "en-US", roleIds: [role.role] };
    server.discord.state.guilds.set(ids.guild, grove);
    server.discord.addChannel({ id: thread, type: 11, locked: true });
  });

  test.each([
    ["viewChannel", "View Channel", {}, 0],
    ["sendMessages", "Send Messages", {}, 0],
    ["embedLinks", "Embed Links", {}, 0],
    ["sendMessagesInThreads", "Send Messages in Threads", { channel: thread }, 0],
    ["manageThreads", "Manage Threads", { channel: thread }, 0],
    // What Discord does not refuse is posted as far as it goes.
    ["createPublicThreads", "Create Public Threads", { thread: true }, 1],
    ["mentionEveryone", "All Roles", { role }, 1],
  ] as const)(
    "%s nothing is saved, and each command says what is missing",
    async (missing, name, asked, sent) => {
      const options = { ...set, ...asked };
      const lacking = allPermissions & ~permission[missing];
      server.discord.setPermissions(options.channel, lacking);
      const refusal = seen(await server.use("set", options));
      expect(refusal).toContain("Nothing was saved");
      expect(refusal).toContain(name);
      expect(await saved()).toBeUndefined();
      server.discord.setPermissions(options.channel, allPermissions);
      await server.use("set", options);
      server.discord.setPermissions(options.channel, lacking);
      expect(seen(await server.use("doctor"))).toContain(name);
      const posted = seen(await server.use("now"));
      expect(server.discord.messagesIn(options.channel)).toHaveLength(sent);
      if (sent === 0) expect(posted).toMatch(new RegExp(`could not be posted.*${name}`));
      server.discord.setPermissions(options.channel, allPermissions);
      server.daily.scheduler.start();
      await until(() => server.discord.messagesIn(options.channel).length === 1);
      await server.daily.scheduler.stop();
      expect(server.discord.messagesIn(options.channel)).toHaveLength(1);
    },
  );
});

describe("/daily now", () => {
  test("posts the words, the speaker, the occasion, other wordings and the source, with buttons", async () => {
    await server.use("set", { ...set, role: { role: "650000000000000001" } });
    expect(seen(await server.use("now"))).toContain(
      `https://discord.com/channels/${ids.guild}/${ids.channel}/`,
    );
    const [post] = posts();
    expect(post?.nonce).toMatch(/^[0-9a-z]{25}$/);
    expect(post?.pings).toEqual({ everyone: false, users: [], roles: ["650000000000000001"] });
    expect(post && seen(post)).toMatch(/Quote of the day.*Source.*Context.*Ask about it/);
    expect(seen(await server.use("now"))).toContain("out already");
    expect(posts()).toHaveLength(1);
  });

  test("opens the thread and publishes afterwards, and what fails of that harms nothing", async () => {
    const news = "710000000000000005";
    server.discord.addChannel({ id: news, type: 5 });
    server.discord.fail({ kind: "status", status: 403, code: 50_013, path: /crosspost/ });
    await server.use("set", { ...set, channel: news, thread: true });
    await server.use("now");
    server.daily.scheduler.start();
    await until(() => server.discord.messagesIn(news)[0]?.threadId !== null);
    await server.daily.scheduler.stop();
    expect(seen(await server.use("status"))).toContain("not published");
    expect(server.discord.messagesIn(news)).toHaveLength(1);
    expect(await listPosts(server.store, ids.guild, 1)).toMatchObject([{ state: "sent", followUp: false }]);
  });

  test.each([0, 2, 5, 10, 11, 12, 13])("posts in a channel of type %i", async (type) => {
    const channel = "710000000000000099";
    server.discord.addChannel({ id: channel, type });
    await server.use("set", { ...set, channel });
    await server.use("now");
    expect(server.discord.messagesIn(channel)).toHaveLength(1);
  });
});

describe("/daily upcoming", () => {
  const turns = (message: { readonly body: Readonly<Record<string, unknown>> }) => {
    const ids = [...JSON.stringify(message.body).matchAll(/"value":"((?:magnificent|friends)-\d)"/g)];
    return ids.map((match) => match[1] ?? "");
  };

  test("shows the next quotes in order, and lets one be skipped, moved up, pinned and unpinned", async () => {
    await server.use("set", set);
    const shown = await server.use("upcoming");
    const order = turns(shown);
    expect(order).toHaveLength(12);
    expect(seen(shown).match(/<t:\d+:F>/g)).toHaveLength(7);

    const third = order[2] ?? "";
    const chosen = await server.press("v1:daily-choose", [third]);
    expect(customIdsOf(chosen)).toContain(`v1:daily-skip:${third}`);

    const moved = await server.press(`v1:daily-up:${third}`);
    expect(turns(moved).slice(0, 3)).toEqual([order[0], third, order[1]]);
    const movedAgain = await server.press(`v1:daily-up:${third}`);
    expect(turns(movedAgain).slice(0, 3)).toEqual([third, order[0], order[1]]);
    expect(turns(await server.press(`v1:daily-unpin:${third}`))).toEqual(order);

    const skipped = await server.press(`v1:daily-skip:${third}`);
    expect(turns(skipped).slice(0, 3)).toEqual([order[0], order[1], order[3]]);

    const dates = [...JSON.stringify(skipped.body).matchAll(/"value":"(\d{4}-\d\d-\d\d)"/g)];
    expect(dates).toEqual([]);
    const first = order[0] ?? "";
    const withDates = await server.press("v1:daily-choose", [first]);
    const [, , , fourth] = [...JSON.stringify(withDates.body).matchAll(/"value":"(\d{4}-\d\d-\d\d)"/g)];
    const pinned = await server.press(`v1:daily-pin:${first}`, [fourth?.[1] ?? ""]);
    expect(seen(pinned)).toContain("📌");
    expect((await listOverrides(server.store, ids.guild)).pins.get(fourth?.[1] ?? "")).toBe(first);
    // The post follows the list.
    await server.use("now");
    expect(JSON.stringify(posts()[0]?.body)).toContain(order[1]);
  });

  test("says so where the list has moved on", async () => {
    await server.use("set", set);
    expect(seen(await server.press("v1:daily-skip:gone-quote"))).toContain("not among the next ones");
  });
});

describe("/daily pause, resume, off, status and doctor", () => {
  test.each(["status", "upcoming", "now", "pause", "resume", "off", "doctor"])(
    "%s says how to begin where nothing is set",
    async (subcommand) => {
      expect(seen(await server.use(subcommand))).toContain("/daily set");
    },
  );

  test("outside a server there is no daily quote to look after", async () => {
    const direct = { guildId: null };
    expect(seen(await server.use("status", {}, direct))).toContain("The daily quote is for servers");
    expect(seen(await server.press("v1:daily-skip:x", [], direct))).toContain(
      "The daily quote is for servers",
    );
  });

  test("a pause is shown and ended, and off deletes the settings", async () => {
    await server.use("set", set);
    await server.use("pause");
    expect(seen(await server.use("status"))).toContain("Paused");
    expect(seen(await server.use("resume"))).toContain("<t:");
    expect(await saved()).toMatchObject({ paused: false });
    expect(seen(await server.use("off"))).toContain("deleted");
    expect(await saved()).toBeUndefined();
  });

  test.each([
    ["missed:away", "I was not running at its time"],
    ["missed:unclear", "better none than two"],
    ["missingPermission:EmbedLinks", "permissions"],
    ["autoMod", "AutoMod"],
  ])("a date that was missed is shown, with the reason (%s)", async (reason, words) => {
    await server.use("set", set);
    const why = { dueAt: Date.now(), cycle: 0, reason, now: Date.now() };
    await recordMissed(server.store, { guildId: ids.guild, channelId: ids.channel, date: "2026-03-29" }, why);
    for (const subcommand of ["status", "doctor"])
      expect(seen(await server.use(subcommand))).toMatch(new RegExp(`2026-03-29 · missed.*${words}`, "i"));
  });

  test("off and on again does not post twice on one day", async () => {
    await server.use("set", set);
    await server.use("now");
    await server.use("off");
    await server.use("set", set);
    expect(seen(await server.use("now"))).toContain("out already");
    expect(posts()).toHaveLength(1);
  });

  test("the doctor names each permission, and what is missing", async () => {
    await server.use("set", set);
    expect(seen(await server.use("doctor"))).toMatch(
      /Nothing stands in the way.*✅ \*\*View Channel.*differ by \d+ s/,
    );
    server.discord.setPermissions(ids.channel, allPermissions & ~permission.readMessageHistory);
    expect(seen(await server.use("doctor"))).toMatch(/Nothing stands.*⚠️ \*\*Read Message History/);
    server.discord.setPermissions(ids.channel, allPermissions & ~permission.embedLinks);
    expect(seen(await server.use("doctor"))).toMatch(/❌ \*\*Embed Links/);
    server.discord.removeChannel(ids.channel);
    expect(seen(await server.use("doctor"))).toContain("channel was deleted");
  });

  test("the doctor compares the commands that Discord has with those of this version", async () => {
    await server.use("set", set);
    expect(seen(await server.use("doctor"))).toMatch(/differ from this version: \/ask, .*npm run register/);
    const rest = createDailyRest(server.discord.token, server.discord.url);
    const commands = commandDefinitions();
    await registerCommands({ rest, commands, guildId: undefined });
    expect(seen(await server.use("doctor"))).toContain("are as this version has them");
    const old = commands.map((command) =>
      command.name === "ask" ? { ...command, description: "Old" } : command,
    );
    await registerCommands({ rest, commands: old, guildId: ids.guild });
    expect(seen(await server.use("doctor"))).toContain("differ from this version: /ask.");
  });

  test.each(["it", "ru"] as const)("speaks %s", async (locale) => {
    const english = Object.values(dailyTexts.en).filter(
      (line) => typeof line === "string" && line.length > 4,
    );
    await server.use("set", set, { locale });
    for (const subcommand of ["status", "upcoming", "doctor", "now", "pause", "resume", "off"]) {
      const shown = seen(await server.use(subcommand, {}, { locale }));
      expect(english.filter((line) => shown.includes(String(line)))).toEqual([]);
    }
  });
});

describe("a daily post", () => {
  const press = async (action: string) => {
    const id = customIdsOf(posts()[0] ?? { body: {} }).find((known) => known.includes(action)) ?? "";
    return server.press(id);
  };

  test("has a source and a context behind its buttons, and takes a question", async () => {
    await server.use("set", set);
    await server.use("now");
    expect(seen(await press("daily-source"))).toContain("gazette.example");
    expect(seen(await press("daily-context"))).toContain("Ada");
    const id = customIdsOf(posts()[0] ?? { body: {} }).find((known) => known.includes("daily-ask")) ?? "";
    const [, , quoteId] = id.split(":");
    const answer = await server.submit(`v1:daily-ask:${quoteId}`, { question: "where is this from?" });
    expect(isPrivate(answer)).toBe(true);
    expect(seen(answer)).toContain("gazette.example");
    expect(seen(await server.press("v1:daily-source:long-gone:2026-03-29"))).toContain("isn’t in my story");
  });

  test("answers a reply about its quote, also when the ledger has forgotten it", async () => {
    await server.use("set", set);
    await server.use("now");
    const [post] = posts();
    server.discord.say({ content: "source?", replyTo: post?.id ?? "" });
    await until(() => posts().length === 2);
    expect(JSON.stringify(posts()[1]?.body)).toContain("gazette.example");
    await server.store.write((db) => db.deleteFrom("posts").execute());
    server.discord.say({ content: "who said this?", replyTo: post?.id ?? "" });
    await until(() => posts().length === 3);
    expect(JSON.stringify(posts()[2]?.body)).toContain("gazette.example");
  });
});

test("Discord takes the definition, for servers only, and for those who manage them", async () => {
  const commands = server.daily.interactions.commands.map(({ definition }) => definition);
  await registerCommands({ rest: server.bot.gateway.client.rest, commands, guildId: undefined });
  expect(server.discord.state.commands.get("global")).toMatchObject([
    { name: "daily", contexts: [0], integration_types: [0], default_member_permissions: "32" },
  ]);
});

test("while the database is away, every part says so, and nothing is lost", async () => {
  const lost = await connectDailyBot(createStore("postgres://nobody@127.0.0.1:9/none"));
  for (const subcommand of ["status", "now", "pause", "off"])
    expect(seen(await lost.use(subcommand))).toContain("can’t reach my memory");
  expect(seen(await lost.use("set", set))).toContain("can’t reach my memory");
  expect(seen(await lost.press("v1:daily-skip:x"))).toContain("can’t reach my memory");
  await lost.close();
});
