// One process of the daily quote, as compiled, to be killed at any moment. Its clock runs faster than the wall's.
import { setTimeout as sleep } from "node:timers/promises";
import { buildDesk } from "../../dist/answering/build-desk.js";
import { openDaily } from "../../dist/discord/daily-parts.js";
import { createDailyRest } from "../../dist/discord/daily-sender.js";
import { loadKnowledge } from "../../dist/knowledge/load-knowledge.js";
import { createStore } from "../../dist/store/store.js";

const { DATABASE_URL, KNOWLEDGE_DIR, API_URL, TOKEN, START, SPEED } = process.env;
const [start, speed] = [Number(START), Number(SPEED)];
const clock = {
  now: () => Math.round(start + (Date.now() - start) * speed),
  sleep: (ms, signal) => sleep(Math.min(ms / speed, 2 ** 30), undefined, { signal }).catch(() => {}),
};
const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const desk = buildDesk(await loadKnowledge(KNOWLEDGE_DIR));
const store = createStore(DATABASE_URL);
const rest = createDailyRest(TOKEN, API_URL);
// The library counts seconds of the wall's clock.
rest.options.globalRequestsPerSecond = 50 * speed;
rest.globalRemaining = 50 * speed;
openDaily({ store, rest, desk: () => desk, log, clock }).scheduler.start();
