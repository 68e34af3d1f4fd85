import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../src/server.ts";
import { hasBrowser, launch, openStory, seriousViolations, visit } from "./browser.ts";

if (!hasBrowser)
  console.warn("No Chromium at /usr/bin/chromium (or CHROMIUM): the page is not tested in a browser.");

const root = join(import.meta.dirname, "../..");
let browser: Browser;
let server: Server;
let folder: string;

describe.skipIf(!hasBrowser)("the preview in a browser", () => {
  beforeAll(async () => {
    // The page's scripts are what the build makes of them.
    await promisify(execFile)("node", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], {
      cwd: root,
    });
    [browser, { server, folder }] = await Promise.all([launch(), openStory()]);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const lastMessage = (page: Page) => page.locator("article").last();
  const type = (page: Page, text: string) => page.keyboard.type(text);
  const press = async (page: Page, ...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const send = async (page: Page, line: string) => {
    await page.locator("#text").focus();
    await type(page, line);
    await press(page, "Enter");
  };

  test("a first visit finds an answer on the screen, and how to connect a real bot", async () => {
    const { page, complaints } = await visit(browser, server.url);
    expect(await lastMessage(page).textContent()).toContain("The Gazette says that the ferry sails again");
    await expectInView(page, lastMessage(page).locator("h4"));
    await page.getByRole("button", { name: "Connect a real bot" }).click();
    expect(await page.locator("#steps").textContent()).toContain("DISCORD_TOKEN");
    expect(await seriousViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("a question can be asked by keyboard alone, with suggestions while it is typed", async () => {
    const { page, complaints } = await visit(browser, server.url);
    await type(page, "/");
    await page.getByRole("option", { name: "/timeline" }).waitFor();
    await type(page, "as");
    expect(await page.locator("#choice-list").getByRole("option").count()).toBe(1);
    await press(page, "Enter");
    await type(page, "tick");
    await page.getByRole("option", { name: "What does a ticket cost?" }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, "ArrowDown", "Enter", "Enter");
    await page.getByText("A ticket costs 4 euros").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
    expect(complaints).toEqual([]);
  });

  test("a required option that is missing is asked for, and Backspace leaves the command", async () => {
    const { page } = await visit(browser, server.url);
    await type(page, "/ask ");
    await press(page, "Enter");
    expect(await page.getByRole("alert").textContent()).toBe("This option is required.");
    await press(page, "Backspace");
    expect(await page.locator("#text").isVisible()).toBe(true);
  });

  test("a close race asks which one was meant, and a button answers", async () => {
    const { page, complaints } = await visit(browser, server.url);
    await send(page, "/who captain mole");
    await lastMessage(page)
      .getByRole("button", { name: /Carla Mole/ })
      .click();
    await page.getByText("The harbour's pilot.").waitFor();
    expect(complaints).toEqual([]);
  });

  test("a private reply says so, and can be posted for everyone", async () => {
    const { page, complaints } = await visit(browser, server.url);
    await type(page, "/ask ticket");
    await page.getByRole("button", { name: "optional" }).click();
    await page.getByRole("option", { name: /private/ }).click();
    await page.getByLabel(/^private/).selectOption("true");
    await page.getByLabel(/^private/).press("Enter");
    const reply = page.locator("article.private");
    await reply.getByText("Only you can see this").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await reply.getByRole("button", { name: "Post here" }).click();
    const posted = page.locator("article:not(.private)", { hasText: "@Robin" });
    await posted.getByText("A ticket costs 4 euros").waitFor();
    await reply.getByRole("button", { name: "Dismiss message" }).click();
    expect(await reply.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("whoever asked can remove the reply", async () => {
    const { page } = await visit(browser, server.url);
    await send(page, "/ask ticket");
    await page.getByText("A ticket costs 4 euros").waitFor();
    await lastMessage(page).getByRole("button", { name: "Remove" }).click();
    await page.getByText("A ticket costs 4 euros").waitFor({ state: "detached" });
  });

  test("a mention is answered, and a message without one stays unread until it is asked", async () => {
    const { page } = await visit(browser, server.url);
    await send(page, "what does a ticket cost");
    await page.getByText("the bot reads only messages that mention it").waitFor();
    await page.locator(".note").getByRole("button", { name: "Ask Olive Branch" }).click();
    await page.getByText("A ticket costs 4 euros").waitFor();
  });

  test("a message is checked against the story from its own menu", async () => {
    const { page, complaints } = await visit(browser, server.url);
    const said = page.locator("article", { hasText: "Is that right?" });
    await said.locator(".text").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Check against the story" }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, "Enter");
    await page.locator("article.private", { hasText: "She said that she would not" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a modal takes a question about the quote of the day", async () => {
    const { page, complaints } = await visit(browser, server.url);
    await page.locator("article").first().locator(".button.primary").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("who said it");
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, "Enter");
    await page.locator("article.private").getByText("Ada Porto").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("the drawer shows the very payload", async () => {
    const { page } = await visit(browser, server.url);
    await page.locator("#payload-button").click();
    const [response = "", request = ""] = await page.locator("#drawer pre").allTextContents();
    expect(JSON.parse(response)).toMatchObject({ type: 4, data: { allowed_mentions: { parse: [] } } });
    expect(JSON.parse(request)).toMatchObject({ type: 2, data: { name: "ask" }, locale: "en-US" });
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, "Escape");
    expect(await page.locator("#drawer").isVisible()).toBe(false);
  });

  test.each([
    {
      language: "it",
      question: "/chiedi Dove si trova il molo nord?",
      answer: "Il molo nord è accanto al municipio",
      label: "Impostazioni",
    },
    {
      language: "ru",
      question: "/спросить Где северный причал?",
      answer: "Северный причал находится у ратуши",
      label: "Настройки",
    },
  ])("in $language the page, its commands and the answers are in that language", async (row) => {
    const { page, complaints } = await visit(browser, server.url);
    await page.locator("#language").selectOption(row.language);
    await page.getByRole("region", { name: row.label }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(row.language);
    await send(page, row.question);
    await page.getByText(row.answer).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a reader whose browser speaks Italian is met in Italian", async () => {
    const { page } = await visit(browser, server.url, { locale: "it-IT" });
    expect(await page.locator("html").getAttribute("lang")).toBe("it");
  });

  test("a mistake in a file shows with its place while the last good knowledge answers, and goes when it is mended", async () => {
    const { page, complaints } = await visit(browser, server.url);
    const file = join(folder, "ferry.yaml");
    const good = await readFile(file, "utf8");
    await writeFile(file, good.replace("figures: [ticket]", "figures: [tikcet]"));
    await page.getByText(/ferry\.yaml:\d+:\d+ .*tikcet/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await send(page, "/ask ticket");
    await page.getByText("A ticket costs 4 euros").waitFor();
    await writeFile(
      file,
      good.replace("A ticket costs 4 euros, the Gazette says.", "The Gazette gives 4 euros."),
    );
    await page.locator("#knowledge.fresh").waitFor();
    await send(page, "/ask ticket");
    await page.getByText("The Gazette gives 4 euros.").waitFor();
    await writeFile(file, good);
    expect(complaints).toEqual([]);
  });

  test.each(["light", "dark"] as const)(
    "on a phone in %s all of it fits and can be reached",
    async (colorScheme) => {
      const { page, complaints } = await visit(browser, server.url, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        colorScheme,
      });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole("button", { name: "Menu" }).tap();
      await page.locator("#command-list").getByText("/ask").tap();
      await page.keyboard.type("ticket");
      await page.getByRole("button", { name: "Send" }).tap();
      await page.getByText("A ticket costs 4 euros").waitFor();
      expect(complaints).toEqual([]);
    },
  );

  test("a preview that stops waits for no open page", async () => {
    const story = await openStory();
    await visit(browser, story.server.url);
    const started = performance.now();
    await story.server.stop();
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test("the first load is below 300 kB as it travels", async () => {
    const { page } = await visit(browser, server.url);
    const bytes = await page.evaluate(() =>
      performance
        .getEntries()
        .reduce((sum, entry) => sum + ("transferSize" in entry ? Number(entry.transferSize) : 0), 0),
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(300_000);
  });
});

async function expectInView(page: Page, locator: ReturnType<Page["locator"]>): Promise<void> {
  const box = await locator.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
}
