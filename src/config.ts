import { z } from "zod";

/** The environment is not usable. The message names every problem at once and never a secret. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const empty = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.optional());

const environmentSchema = z
  .object({
    DISCORD_TOKEN: optional(
      z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "is not a bot token (three parts with dots between them)"),
    ),
    DISCORD_API_URL: optional(z.url({ protocol: /^https?$/, error: "is not an http(s) address" })),
    INTERACTIONS: optional(z.enum(["gateway", "http"], 'must be "gateway" or "http"')),
    DISCORD_PUBLIC_KEY: optional(z.string().regex(/^[0-9a-f]{64}$/i, "is not a public key (64 hex digits)")),
    DISCORD_GUILD_ID: optional(z.string().regex(/^\d{17,20}$/, "is not a server id (17 to 20 digits)")),
    DATABASE_URL: optional(
      z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "must start with file: or postgres://"),
    ),
    KNOWLEDGE_DIR: optional(z.string()),
    HOST: optional(z.string()),
    PORT: optional(
      z.coerce
        .number("is not a number")
        .int("is not a whole number")
        .min(0, "is below 0")
        .max(65_535, "is above 65535"),
    ),
    LOG_LEVEL: optional(
      z.enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "must be fatal, error, warn, info, debug, trace or silent",
      ),
    ),
    GAPS: optional(z.enum(["on", "off"], 'must be "on" or "off"')),
  })
  .superRefine((environment, context) => {
    if (environment.INTERACTIONS !== "http") return;
    for (const name of ["DISCORD_PUBLIC_KEY", "DISCORD_TOKEN"] as const) {
      if (!environment[name])
        context.addIssue({ code: "custom", path: [name], message: "is needed for INTERACTIONS=http" });
    }
  });

/** Every variable of the environment that is read, by its name. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

/** The settings, checked, with their defaults. */
export interface Config {
  /** Without a token the bot opens the preview. */
  readonly token: string | undefined;
  readonly apiUrl: string;
  readonly interactions: "gateway" | "http";
  readonly publicKey: string | undefined;
  readonly guildId: string | undefined;
  readonly databaseUrl: string;
  readonly knowledgeDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: string;
  /** Whether unanswered questions are kept, as normalised text with a count, for 30 days. */
  readonly gaps: boolean;
}

/** Reads the settings from an environment. Throws a ConfigError that lists every problem, one a line. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(
      [
        "The settings (.env or environment) can't be used:",
        ...lines,
        "  .env.example explains each of them.",
      ].join("\n"),
    );
  }
  const values = result.data;
  return {
    token: values.DISCORD_TOKEN,
    apiUrl: values.DISCORD_API_URL ?? "https://discord.com/api",
    interactions: values.INTERACTIONS ?? "gateway",
    publicKey: values.DISCORD_PUBLIC_KEY,
    guildId: values.DISCORD_GUILD_ID,
    databaseUrl: values.DATABASE_URL ?? "file:data/olive-branch.db",
    knowledgeDir: values.KNOWLEDGE_DIR ?? "knowledge",
    host: values.HOST ?? "127.0.0.1",
    port: values.PORT ?? 3000,
    logLevel: values.LOG_LEVEL ?? "info",
    gaps: values.GAPS !== "off",
  };
}
