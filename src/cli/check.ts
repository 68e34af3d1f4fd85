import { runCheck } from "./check/run-check.ts";

process.exitCode = await runCheck(process.argv.slice(2), {
  dir: process.env.KNOWLEDGE_DIR || "knowledge",
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});
