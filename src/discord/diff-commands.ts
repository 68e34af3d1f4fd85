import { isDeepStrictEqual } from "node:util";

/** Commands by "type name", in the form in which two of them are compared. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What a registration would change. Discord adds ids and defaults to what it was given: they are no difference. */
export function diffCommands(wanted: readonly Fields[], existing: readonly Fields[]): Difference {
  const now = new Map(existing.map((command) => [keyOf(command), command]));
  const then = new Map(wanted.map((command) => [keyOf(command), command]));
  return {
    added: [...then.keys()].filter((key) => !now.has(key)),
    changed: [...then].flatMap(([key, command]) => {
      const before = now.get(key);
      return before && !isSame(command, before) ? [key] : [];
    }),
    removed: [...now.keys()].filter((key) => !then.has(key)),
  };
}

export const isEmptyDifference = ({ added, changed, removed }: Difference): boolean =>
  added.length + changed.length + removed.length === 0;

/** `/ask` or, for a command of the context menus, its name. Unique within a scope. */
export function keyOf({ type = 1, name }: Fields): string {
  return type === 1 ? `/${String(name)}` : `${String(name)} (${type === 3 ? "message" : `type ${type}`})`;
}

function isSame(wanted: Fields, existing: Fields): boolean {
  // Where installation and contexts aren't stated, Discord fills in the application's own.
  const given = Object.fromEntries(
    Object.entries(existing).filter(([key]) => !settledByApplication.has(key) || key in wanted),
  );
  return isDeepStrictEqual(plain(wanted), plain(given));
}

const settledByApplication: ReadonlySet<string> = new Set(["contexts", "integration_types"]);
const unordered: ReadonlySet<string> = new Set(["contexts", "integration_types", "channel_types"]);
/** What a definition says; everything else is Discord's own. */
const told: ReadonlySet<string> = new Set([
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "choices",
  "value",
  "required",
  "autocomplete",
  "min_length",
  "max_length",
  "min_value",
  "max_value",
  "channel_types",
  "default_member_permissions",
  "contexts",
  "integration_types",
  "nsfw",
]);

/** A definition without what is left to its default, at every depth. */
function plain(definition: object): Fields {
  const fields = Object.entries({ type: 1, ...definition })
    .filter(([key, value]) => told.has(key) && !isDefault(value))
    .map(([key, value]) => [key, plainValue(key, value)]);
  return Object.fromEntries(fields);
}

function plainValue(key: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (unordered.has(key)) return [...items].map(String).sort();
    return items.map((item) => (typeof item === "object" && item !== null ? plain(item) : item));
  }
  return value;
}

function isDefault(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
