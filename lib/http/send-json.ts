import type { z } from "zod";

import { fetchAnswer } from "./fetch-answer";

type Method = "POST" | "PUT" | "PATCH" | "DELETE";
type SendOptions = {
  signal?: AbortSignal;
  /** Makes a repeat safe: the same key and body get the first answer again. A form makes one when it opens. */
  idempotencyKey?: string;
};

/**
 * Changes something through our own API in the browser. With `schema` null the answer has no body (204). `body` undefined sends none.
 * Throws `ProblemError` for a refusal.
 */
export function sendJson(method: Method, path: string, body: unknown, schema: null, options?: SendOptions): Promise<void>;
export function sendJson<Schema extends z.ZodType>(
  method: Method,
  path: string,
  body: unknown,
  schema: Schema,
  options?: SendOptions,
): Promise<z.output<Schema>>;
export async function sendJson(
  method: Method,
  path: string,
  body: unknown,
  schema: z.ZodType | null,
  options: SendOptions = {},
): Promise<unknown> {
  const response = await fetchAnswer(path, {
    method,
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(options.idempotencyKey === undefined ? {} : { "Idempotency-Key": options.idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: options.signal,
  });
  return schema === null ? undefined : schema.parse(await response.json());
}
