import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Server } from "../../src/server.ts";
import { rawCommand } from "../support/raw-interactions.ts";
import { openStory } from "./browser.ts";

let server: Server;
beforeAll(async () => {
  server = (await openStory()).server;
});
afterAll(() => server.stop());

/** A request with headers that fetch would not let us set. */
function ask(path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject).end(body);
  });
}
const question = JSON.stringify(rawCommand("ask", { question: "ticket" }));

test("an interaction is answered with the payload that Discord would get", async () => {
  const response = await fetch(`${server.url}/preview/interactions`, { method: "POST", body: question });
  expect(await response.json()).toMatchObject({
    response: { type: 4, data: { allowed_mentions: { parse: [] } } },
    calls: [],
  });
});

test("a name that somebody else points at this machine gets nothing", async () => {
  expect(await ask("/", { host: "evil.example" })).toBe(421);
  expect(await ask("/preview/interactions", { host: "evil.example:3000" }, question)).toBe(421);
});

test("the machine's own names are answered", async () => {
  const { port } = new URL(server.url);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect(await ask("/", { host })).toBe(200);
});

test("another site's page can't use the bot through the reader's browser", async () => {
  const path = "/preview/interactions";
  expect(await ask(path, { origin: "https://evil.example" }, question)).toBe(403);
  expect(await ask(path, { "sec-fetch-site": "cross-site" }, question)).toBe(403);
  expect(await ask(path, { origin: server.url, "sec-fetch-site": "same-origin" }, question)).toBe(200);
});

test("the page may load nothing from elsewhere, and run no script that stands in it", async () => {
  const response = await fetch(server.url);
  const policy = response.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(await response.text()).not.toMatch(/https?:\/\/|<style|style=|onclick|<script(?![^>]*src=)/);
});

test("only files of the page are served", async () => {
  for (const path of [
    "/../package.json",
    "/%2e%2e/package.json",
    "/package.json",
    "/preview.js.map",
    "/nothing.css",
  ])
    expect(await ask(path, {})).toBe(404);
});

test("nonsense is a bad request", async () => {
  expect(await ask("/preview/interactions", {}, "{")).toBe(400);
  expect(await ask("/preview/messages", {}, "{")).toBe(400);
  expect(await ask("/preview/interactions", {}, "7")).toBe(200);
});

test("the preview has no endpoint for signed interactions", async () => {
  expect(await ask("/interactions", {}, question)).toBe(404);
});
