import type { z } from "zod";

import { fetchAnswer } from "./fetch-answer";
import { ProblemError } from "./problem-error";

// The first request with a key has answered, or its time is up, within a minute: a person who waits for it sees no error before that.
const REPEAT_PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

type Method = "POST" | "PUT" | "PATCH" | "DELETE";
type SendOptions = {
  signal?: AbortSignal;
  /** Makes a repeat safe: the same key and body get the first answer again. A form makes one when it opens. */
  idempotencyKey?: string;
};

/**
 * Changes something through our own API in the browser. With `schema` null the answer has no body (204). `body` undefined sends none.
 * Where the first request with the same key has not answered yet, waits and repeats. Throws `ProblemError` for a refusal.
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
  const response = await sendUntilAnswered(path, {
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

/** Another window, or the same one before it was reloaded, sent this request: its answer is on the way and is ours too. */
async function sendUntilAnswered(path: string, init: RequestInit): Promise<Response> {
  for (const pauseMs of REPEAT_PAUSES_MS) {
    const answer = await fetchAnswer(path, init).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === "idempotency-in-progress") return null;
      throw error;
    });
    if (answer) return answer;
    await pause(pauseMs, init.signal);
  }
  return fetchAnswer(path, init);
}

/** Ends early, by throwing, where the caller gives up. */
const pause = (ms: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
