import { benchHttp } from "./bench-http.ts";
import { benchRetrieval } from "./bench-retrieval.ts";
import { exitOnKnownError } from "./exit-on-known-error.ts";

const [part, ...args] = process.argv.slice(2);
switch (part) {
  case undefined:
  case "retrieval":
    await benchRetrieval(args).catch(exitOnKnownError);
    break;
  case "http":
    await benchHttp(args).catch(exitOnKnownError);
    break;
  default:
    console.error(`There is no bench "${part}"; there are "retrieval" and "http".`);
    process.exitCode = 1;
}
