/** What JSON.parse can answer with. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: JsonValue | undefined };

// Bodies are written by hand and by many tools: a value of the wrong type is read where its meaning is plain, and is absent where not.

export const recordOf = (value: JsonValue | undefined): JsonRecord => (isRecord(value) ? value : {});

export const isRecord = (value: JsonValue | undefined): value is JsonRecord => typeof value === "object" && value !== null && !isList(value);

/** Array.isArray says nothing of a readonly list. */
export const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

export const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (isList(value) ? value : []);

/** Null where there is no text, or an empty one. */
export function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** A finite number, also one that was written as a text. */
export function numberOf(value: JsonValue | undefined): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^\s*[-+]?[\d.]/.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** "true" is true: templates that fill in texts write it so. */
export function flagOf(value: JsonValue | undefined): boolean | null {
  if (typeof value === "boolean") return value;
  if (value === "true") return true;
  return value === "false" ? false : null;
}

/** The one of `allowed` that a text names, whatever its case. */
export function choiceOf<const Choice extends string>(value: JsonValue | undefined, allowed: readonly Choice[]): Choice | null {
  const text = textOf(value)?.toLowerCase();
  return allowed.find((one) => one.toLowerCase() === text) ?? null;
}
