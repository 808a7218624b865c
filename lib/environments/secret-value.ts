import { z } from "zod";

import type { EnvironmentDetail } from "./environment-view";

const MAX_BYTES = 65_536; // Secrets Manager, PutSecretValue: SecretString
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;

export const secretLogicalIdSchema = z.string().regex(LOGICAL_ID);

/**
 * PUT /environments/{id}/secrets/{logicalId}: the secret's fields by name, or its whole text. What is given replaces all that the
 * secret held; Pilothouse keeps none of it.
 */
export const setSecretValueSchema = z.union([
  z.strictObject({ values: z.record(z.string().max(128), z.string()) }),
  z.strictObject({ value: z.string().min(1, "Give the value.") }),
]);
export type SetSecretValue = z.infer<typeof setSecretValueSchema>;

type SecretKey = EnvironmentDetail["secrets"][number]["keys"][number];
type SecretText = { kind: "valid"; text: string } | { kind: "invalid"; problems: { path: string; message: string }[] };

/** The JSON to store, with every field that the plan names, checked against the fields that the plan names. Problems name fields, never what was typed into them. */
export function secretTextOf(given: SetSecretValue, keys: readonly SecretKey[]): SecretText {
  const fields = "values" in given ? given.values : fieldsOf(given.value);
  if (fields === null)
    return { kind: "invalid", problems: [{ path: "value", message: `Give a JSON object of texts with the fields ${keys.map(({ key }) => key).join(", ")}.` }] };

  const missing = keys
    .filter(({ key, required }) => required && !(Object.hasOwn(fields, key) && fields[key] !== ""))
    .map(({ key, title }) => ({ path: `values.${key}`, message: `${title} is needed.` }));
  const unknown = Object.keys(fields)
    .filter((field) => !keys.some(({ key }) => key === field))
    .map((field) => ({ path: `values.${field}`, message: "The plan names no such field of this secret." }));
  if (missing.length + unknown.length > 0) return { kind: "invalid", problems: [...missing, ...unknown] };

  // A field that is not there stops an ECS task from starting; an empty one only switches off what it is for.
  const text = JSON.stringify(Object.fromEntries(keys.map(({ key }) => [key, Object.hasOwn(fields, key) ? fields[key] : ""])));
  if (new TextEncoder().encode(text).length > MAX_BYTES)
    return { kind: "invalid", problems: [{ path: "values", message: `A secret holds at most ${MAX_BYTES} bytes.` }] };
  return { kind: "valid", text };
}

function fieldsOf(text: string): Record<string, string> | null {
  try {
    const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
