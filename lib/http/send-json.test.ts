import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";

import { problemDocument } from "./problem";
import { sendJson } from "./send-json";

const doneSchema = z.object({ done: z.boolean() });
const inProgress = () => Response.json(problemDocument({ code: "idempotency-in-progress", detail: "The first request has not answered." }), { status: 409 });
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  fetched.mockReset();
});

// A double click, or a second window: the first request is on its way, so nothing has gone wrong that a person should read.
test("a request whose first sending has not answered yet is repeated until it has", async () => {
  fetched.mockResolvedValueOnce(inProgress()).mockResolvedValueOnce(inProgress()).mockResolvedValueOnce(Response.json({ done: true }));
  const answer = sendJson("POST", "/api/v1/operations", {}, doneSchema, { idempotencyKey: "one" });
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(answer).resolves.toEqual({ done: true });
  expect(fetched).toHaveBeenCalledTimes(3);
});

test("any other refusal is told at once", async () => {
  fetched.mockResolvedValueOnce(Response.json(problemDocument({ code: "stack-busy", detail: "Another change is running." }), { status: 409 }));
  await expect(sendJson("POST", "/api/v1/operations", {}, doneSchema)).rejects.toMatchObject({ code: "stack-busy" });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("who gives up while it waits hears of that, and nothing more is sent", async () => {
  fetched.mockImplementation(async () => inProgress());
  const giveUp = new AbortController();
  const answer = sendJson("POST", "/api/v1/operations", {}, doneSchema, { signal: giveUp.signal });
  const refused = expect(answer).rejects.toThrow("aborted");
  await vi.advanceTimersByTimeAsync(300);
  giveUp.abort();
  await refused;
  const sent = fetched.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toHaveBeenCalledTimes(sent);
});
