import { config as loadDotenv } from "dotenv";
import { exitOnKnownError } from "./cli/exit-on-known-error.ts";
import { parseConfig } from "./config.ts";
import { letHeapGrow } from "./let-heap-grow.ts";
import { openPreview } from "./preview/open-preview.ts";

/** Reads the settings, and opens the face that was asked for. */
async function main(): Promise<void> {
  letHeapGrow();
  loadDotenv({ quiet: true });
  const config = parseConfig(process.env);
  const { token } = config;
  if (!token) return stopOnSignal((await openPreview(config)).stop);
  // Imported here, because the page would open later for the drivers of databases that it has no use for.
  const { openBot } = await import("./open-bot.ts");
  const bot = await openBot({ ...config, token });
  stopOnSignal(bot.stop);
  await bot.start();
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop().then(() => process.exit(0), exitOnKnownError);
    });
  }
}

await main().catch(exitOnKnownError);
