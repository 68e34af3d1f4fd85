import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** Compiles the sources, for processes of their own, which tests start and kill. */
export async function compile(): Promise<void> {
  await promisify(execFile)("node", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], {
    cwd: root,
  });
}

/** A process that ends without a chance to say goodbye. */
export interface Mortal {
  readonly pid: number;
  output(): string;
  kill(): Promise<void>;
}

/** Starts a script of `test/` with these settings and no others. */
export function startProcess(
  script: string,
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Mortal {
  const { PATH = "" } = process.env;
  const child = spawn("node", [join(root, "test", script), ...args], {
    env: { PATH, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
