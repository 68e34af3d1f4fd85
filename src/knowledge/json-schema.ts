import { z } from "zod";
import { fileSchema } from "./schema.ts";

type JsonSchema = z.core.JSONSchema._JSONSchema;

/** The schema of a knowledge file for editors (JSON Schema, draft 2020-12), as text that ends in a line break. */
export function renderJsonSchema(): string {
  return `${JSON.stringify({ title: "A file of knowledge", ...toJsonSchema() }, null, 2)}\n`;
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
  return z.toJSONSchema(fileSchema, { io: "input", unrepresentable: "any", reused: "inline" });
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
