import { z } from "zod";
import { fileSchema } from "./schema.ts";

/** As it is written, before defaults; a date that is read from a bare year is any value to a schema. */
const options = { io: "input", unrepresentable: "any" } as const;

type JsonSchema = z.core.JSONSchema._JSONSchema;

/** The schema of a knowledge file for editors, as text: draft 7, which the YAML language server reads best. */
export function renderJsonSchema(): string {
  const schema = z.toJSONSchema(fileSchema, { ...options, target: "draft-7", reused: "ref" });
  return `${JSON.stringify({ title: "A file of knowledge", ...schema }, null, 1)}\n`;
}

/** The keys that may stand in the map at `path`; none where there is no map. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly JsonSchema[] = [toJsonSchema()];
  for (const step of path) {
    schemas = schemas.flatMap((schema) =>
      typeof step === "number" ? itemsOf(schema) : propertyOf(schema, step),
    );
  }
  return schemas.flatMap((schema) => Object.keys(properties(schema)));
}

function toJsonSchema() {
  return z.toJSONSchema(fileSchema, { ...options, reused: "inline" });
}

function properties(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  if (typeof schema === "boolean") return {};
  const languages = typeof schema.propertyNames === "object" ? (schema.propertyNames.enum ?? []) : [];
  return Object.fromEntries([
    ...Object.entries(schema.properties ?? {}),
    ...languages.map((language) => [String(language), schema.additionalProperties ?? true] as const),
    ...(schema.anyOf ?? []).flatMap((branch) => Object.entries(properties(branch))),
  ]);
}

function propertyOf(schema: JsonSchema, key: PropertyKey): readonly JsonSchema[] {
  const property = properties(schema)[String(key)];
  return property === undefined ? [] : [property];
}

function itemsOf(schema: JsonSchema): readonly JsonSchema[] {
  if (typeof schema === "boolean" || schema.items === undefined) return [];
  return Array.isArray(schema.items) ? schema.items : [schema.items];
}
