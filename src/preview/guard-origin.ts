import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";

/**
 * Lets in only pages that came from this server. Another site could otherwise use the bot through the reader's browser:
 * with a plain request, or with a name of its own that it points at this machine (DNS rebinding).
 */
export function guardOrigin(host: string): MiddlewareHandler {
  return async (context, next) => {
    const { hostname, host: asked } = hostOf(context.req.header("host"));
    if (!isOurs(hostname, host)) return context.text("This page answers under its own address only.", 421);
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site");
    const foreign =
      (origin !== undefined && origin !== `http://${asked}`) || (site !== undefined && !trusted.has(site));
    if (context.req.method !== "GET" && foreign) return context.body(null, 403);
    return next();
  };
}

/** "none": the reader's own address bar. */
const trusted: ReadonlySet<string> = new Set(["same-origin", "none"]);

function hostOf(header: string | undefined): { readonly hostname: string; readonly host: string } {
  try {
    return new URL(`http://${header}`);
  } catch {
    return { hostname: "", host: "" };
  }
}

/** Rebinding takes a name: a bare address, this machine's own names and the one in HOST are safe. */
function isOurs(hostname: string, host: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === host || isIP(bare) !== 0;
}
