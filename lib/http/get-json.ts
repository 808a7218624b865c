import type { z } from "zod";

import { fetchAnswer } from "./fetch-answer";

/** Reads from our own API in the browser. Throws `ProblemError` for a refusal, and `ZodError` where the answer is not what was promised. */
export async function getJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  options: { signal?: AbortSignal } = {},
): Promise<z.output<Schema>> {
  const response = await fetchAnswer(path, { headers: { Accept: "application/json" }, signal: options.signal });
  return schema.parse(await response.json());
}
