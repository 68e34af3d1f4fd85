// One process of the daily quote, as compiled, to be killed at any moment. Its clock runs faster than the wall's.
import { setTimeout as sleep } from "node:timers/promises";
import { buildDesk } from "../../dist/answering/build-desk.js";
import { openDaily } from "../../dist/discord/daily-parts.js";
import { createDailyRest } from "../../dist/discord/daily-sender.js";
import { loadKnowledge } from "../../dist/knowledge/load-knowledge.js";
import { createStore } from "../../dist/store/store.js";

const { DATABASE_URL, KNOWLEDGE_DIR, API_URL, TOKEN, ORIGIN, SPEED, STOPS = "{}" } = process.env;
const [origin, speed] = [Number(ORIGIN), Number(SPEED)];
const clock = {
  now: () => Math.round((Date.now() - origin) * speed),
  sleep: (ms, signal) => sleep(Math.min(ms / speed, 2 ** 30), undefined, { signal }).catch(() => {}),
};
const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const desk = buildDesk(await loadKnowledge(KNOWLEDGE_DIR));
const rest = createDailyRest(TOKEN, API_URL);
// The library counts time of the wall's clock.
rest.options.timeout /= speed;
rest.options.globalRequestsPerSecond = 50 * speed;
rest.globalRemaining = 50 * speed;

/** Where the post of each channel stops for good, so that the process, when it is killed, dies there. */
const stops = Object.entries(JSON.parse(STOPS));
const never = new Promise(() => {});
const stopsAt = (moment, text) => {
  const stop = stops.find(([channelId, chosen]) => chosen === moment && text.includes(channelId));
  if (stop) console.log(`stopped ${stop.join(" ")}`);
  return stop !== undefined;
};

const { makeRequest } = rest.options;
rest.options.makeRequest = async (url, request) => {
  const posts = request.method === "POST" ? url : "";
  const answer = makeRequest(url, request);
  if (stopsAt("request:during", posts)) {
    answer.catch(() => {});
    return never;
  }
  try {
    return await answer;
  } finally {
    if (stopsAt("request:after", posts)) await never;
  }
};

const store = createStore(DATABASE_URL);
const steps = { InsertQueryNode: "claim", UpdateQueryNode: "record" };
const stopped = new Error("stopped");
const stoppable = {
  ...store,
  async write(work) {
    let [step, query] = ["", ""];
    const reader = {
      transformQuery({ node }) {
        [step, query] = [steps[node.kind], JSON.stringify(node)];
        if (stopsAt(`${step}:before`, query)) throw stopped;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    try {
      const result = await store.write((db) => work(db.withPlugin(reader)));
      return stopsAt(`${step}:after`, query) ? never : result;
    } catch (error) {
      if (error !== stopped) throw error;
      return never;
    }
  },
};
openDaily({ store: stoppable, rest, desk: () => desk, log, clock }).scheduler.start();
