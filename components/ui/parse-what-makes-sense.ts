import type { z } from "zod";

/** What of an address the schema understands; the rest is left out, so that a link with a strange filter still opens its list. */
export function parseWhatMakesSense<Schema extends z.ZodObject>(schema: Schema, wanted: Readonly<Record<string, unknown>>): z.output<Schema> {
  const parsed = schema.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return schema.parse(Object.fromEntries(Object.entries(wanted).filter(([name]) => !wrong.has(name))));
}

/** Names of what the schema does not understand, for the page to say so: a list that shows more than was asked for must not look filtered. */
export function whatMakesNoSense(schema: z.ZodObject, wanted: Readonly<Record<string, unknown>>): string[] {
  const parsed = schema.safeParse(wanted);
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
}
