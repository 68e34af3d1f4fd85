import { config as loadDotenv } from "dotenv";
import { parseConfig } from "../config.ts";
import { runCheck } from "./check/run-check.ts";
import { exitOnKnownError } from "./exit-on-known-error.ts";

loadDotenv({ quiet: true });
process.exitCode = await runCheck(process.argv.slice(2), {
  dir: process.env.KNOWLEDGE_DIR || "knowledge",
  databaseUrl: () => parseConfig(process.env).databaseUrl,
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
}).catch(exitOnKnownError);
