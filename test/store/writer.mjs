// Writes for ever, and says after each write that it is done.
import { writeSync } from "node:fs";
import { beginPost, changePost } from "../../dist/store/post-claims.js";
import { createStore } from "../../dist/store/store.js";

const [, , url, first] = process.argv;
const store = createStore(url);
for (let n = Number(first); ; n++) {
  const key = { guildId: "1", channelId: "11", date: String(n) };
  const lease = { owner: "writer", now: n, until: n + 1 };
  await beginPost(store, { ...key, quoteId: "q".repeat(n % 500), cycle: 0, dueAt: n, nonce: "n" }, lease);
  await changePost(store, key, "writer", { state: "sent", messageId: String(n), shown: true });
  writeSync(1, `${n}\n`);
}
