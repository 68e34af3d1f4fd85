import { readFile } from "node:fs/promises";

export interface Asset {
  readonly content: string;
  readonly type: string;
}

const page = new URL("../../src/preview/page/", import.meta.url);
/** Where the build puts the page's scripts. */
const scripts = new URL("../../dist/preview/client/", import.meta.url);

/** A file of the page; undefined for any path that is none of it. Read each time, so that an edit shows at once. */
export async function loadAsset(path: string): Promise<Asset | undefined> {
  const [, name = "", extension = ""] =
    /^\/([\w-]*)(\.\w+)?$/.exec(path === "/" ? "/index.html" : path) ?? [];
  const type = types.get(extension);
  if (!name || !type) return undefined;
  const folder = extension === ".js" ? scripts : page;
  const content = await readFile(new URL(name + extension, folder), "utf8").catch(() => undefined);
  return content === undefined ? undefined : { content, type };
}

const types: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml; charset=utf-8"],
]);
