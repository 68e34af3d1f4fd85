import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { buildDesk } from "./answering/build-desk.ts";
import type { Desk } from "./answering/desk.ts";
import type { Log } from "./discord/log.ts";
import type { Health } from "./health.ts";
import { KnowledgeError } from "./knowledge/knowledge-error.ts";
import { loadKnowledge } from "./knowledge/load-knowledge.ts";

/** The knowledge that answers now, and how the last reload went. */
export interface Reloadable {
  readonly desk: () => Desk;
  /** Why the files as they are now can't be used, one problem a line; undefined where they are what answers. */
  readonly mistake: () => string | undefined;
  readonly health: () => Health;
  /** Loads, checks and swaps; a mistake leaves the last good knowledge answering. Never rejects. */
  reload(): Promise<void>;
  /** Reloads whenever a YAML file changes, until the process ends. */
  watch(): Promise<void>;
  /** Calls back after each reload, until the returned function is called. */
  onReload(listener: () => void): () => void;
}

/** Loads the knowledge for the first time. Throws what `loadKnowledge` throws. */
export async function openKnowledge(dir: string, log: Log): Promise<Reloadable> {
  let desk = await load(dir, log);
  let mistake: string | undefined;
  let reloading = Promise.resolve();
  const listeners = new Set<() => void>();

  const reloadNow = async () => {
    try {
      desk = await load(dir, log, desk);
      mistake = undefined;
    } catch (error) {
      mistake = error instanceof Error ? error.message : String(error);
      const detail = error instanceof KnowledgeError ? { problems: mistake } : { err: error };
      log.error(detail, "the knowledge can't be used: the last good one goes on answering");
    }
    for (const listener of listeners) listener();
  };
  const reload = () => {
    reloading = reloading.then(reloadNow);
    return reloading;
  };

  return {
    desk: () => desk,
    mistake: () => mistake,
    health: () =>
      mistake ? { status: "degraded", detail: mistake } : { status: "ok", detail: desk.dossier.version },
    reload,
    watch: () => watchFolders(dir, reload, log),
    onReload(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The desk for the files as they are now: the one that answers already, where they say the same. */
async function load(dir: string, log: Log, current?: Desk): Promise<Desk> {
  const dossier = await loadKnowledge(dir);
  if (dossier.version === current?.dossier.version) return current;
  // Learning takes a while without a pause: what has come meanwhile is answered before it, from the last good one.
  await setImmediate();
  const desk = buildDesk(dossier);
  log.info({ version: dossier.version, entries: dossier.entries.size }, "knowledge loaded");
  return desk;
}

/** An editor writes a file in several steps, and a checkout many files. */
const quietMs = 200;

/** Folders rather than files are watched, because editors replace a file with a new one. */
async function watchFolders(dir: string, reload: () => Promise<void>, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), quietMs);
  };
  const inside = await readdir(dir, { recursive: true, withFileTypes: true });
  const folders = inside
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const folder of [dir, ...folders]) {
    watch(folder, (_, name) => {
      if (!name || /\.ya?ml$/.test(name)) changed();
    })
      .unref()
      .on("error", (error) => log.warn({ err: error }, "changes in the knowledge are no longer seen"));
  }
}
