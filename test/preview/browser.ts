import { access, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { openPreview } from "../../src/preview/open-preview.ts";
import type { Server } from "../../src/server.ts";
import { claimsYaml } from "../support/claims.ts";
import { harbour } from "../support/knowledge.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether there is a Chromium to run these tests in. */
export const hasBrowser = await access(executablePath).then(
  () => true,
  () => false,
);

export function launch(): Promise<Browser> {
  const quiet = ["gpu", "background-networking", "component-update", "sync"].map(
    (what) => `--disable-${what}`,
  );
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
}

/** Two people of one name, and a question in three languages. */
const town = `profiles:
  - { id: carla-mole, name: Carla Mole, type: person, is: The harbour's pilot., next: [ferry-start], cite: [{ source: gazette, at: ¶1 }] }
questions:
  - id: north-pier
    question: { en: Where is the northern pier?, it: Dove si trova il molo nord?, ru: "Где северный причал?" }
    ask: { en: [northern pier, way to the northern pier, pier in the north] }
    answer: { en: "The northern pier is by the town hall, the Gazette says.", it: "Il molo nord è accanto al municipio, dice la Gazette.", ru: "Северный причал находится у ратуши, пишет Gazette." }
    next: [ferry-price]
    topics: [ferry]
    cite: [{ source: gazette, at: ¶1 }]
`;

/** A preview of a small story in a folder of its own. */
export async function openStory(): Promise<{ readonly server: Server; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "olive-branch-preview-"));
  const files = { ...harbour, "claims.yaml": claimsYaml, "town.yaml": town };
  for (const [name, yaml] of Object.entries(files)) await writeFile(join(folder, name), yaml);
  const server = await openPreview({ host: "127.0.0.1", port: 0, knowledgeDir: folder, logLevel: "silent" });
  return { server, folder };
}

export interface Visit {
  readonly page: Page;
  /** What the browser complained of, and what it asked of others than our server. */
  readonly complaints: readonly string[];
}

/** Opens the page as a reader does who was never here before. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector("body[data-ready]");
  return { page, complaints };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of axe that the page breaks seriously, with the elements that do. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, "axe").run({ resultTypes: ["violations"] });
    const serious = violations.filter(({ impact }: { impact: string }) => /serious|critical/.test(impact));
    return serious.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
        `${id}: ${nodes.map(({ html }) => html).join("  ")}`,
    );
  });
}
