import { afterAll, expect, test, vi } from "vitest";

import { signedIn } from "@/lib/auth/testing/signed-in";
import { db, pool } from "@/lib/db/client";
import { callRoute, PUBLIC_URL } from "@/lib/http/testing/call-route";
import { streamHub } from "@/lib/stream/server/stream-hub";
import { publish } from "@/lib/stream/server/stream-repository";

import { GET } from "./route";

type Frame = { id: string | null; event: string; data: unknown };
const open: AbortController[] = [];

afterAll(async () => {
  open.forEach((controller) => controller.abort());
  await streamHub().close();
});

const operation = () => `operation:${crypto.randomUUID()}`;
const say = (topic: string, number: number, tx = db()) => publish(tx, { topics: [topic], event: "progress", data: { number } });
const numbers = (frames: Frame[]) => frames.filter((frame) => frame.event === "progress").map((frame) => (frame.data as { number: number }).number);

/** A page that listens: what has come so far is in `frames`. */
async function listen(topics: string, options: { lastEventId?: string; cookie?: string } = {}) {
  const cookie = options.cookie ?? (await signedIn("viewer")).cookie;
  const controller = new AbortController();
  open.push(controller);
  const headers = { cookie, ...(options.lastEventId === undefined ? {} : { "Last-Event-ID": options.lastEventId }) };
  const request = new Request(`${PUBLIC_URL}/api/v1/stream?topics=${topics}`, { headers, signal: controller.signal });
  const response = await GET(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(200);
  const frames: Frame[] = [];
  const state = { closed: false };
  void (async () => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (text + read.value).split("\n\n");
      text = blocks.pop() ?? "";
      frames.push(...blocks.flatMap(parseFrame));
    }
    state.closed = true;
  })();
  await expect.poll(() => frames[0]?.event).toBe("ready");
  return { frames, state, response, close: () => controller.abort(), lastId: () => frames.findLast((frame) => frame.id !== null)?.id ?? "" };
}

function parseFrame(block: string): Frame[] {
  const field = (name: string) => block.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
  const [event, data] = [field("event"), field("data")];
  return event === null || data === null ? [] : [{ id: field("id"), event, data: JSON.parse(data) as unknown }];
}

test("a page hears what is published on its topics, in order, and nothing of other topics", async () => {
  const [mine, other] = [operation(), operation()];
  const page = await listen(mine);
  // Twenty, and more than ten in all, because numbers sorted as text look right up to nine.
  for (let number = 0; number < 20; number += 1) await say(number % 2 === 0 ? mine : other, number);
  await expect.poll(() => numbers(page.frames)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  expect(page.response.headers.get("cache-control")).toContain("no-transform");
  page.close();
});

test("what is rolled back is never heard of", async () => {
  const topic = operation();
  const page = await listen(topic);
  await db().$transaction(async (tx) => {
    await publish(tx, { topics: [topic], event: "progress", data: { number: 1 } });
    throw new Error("changed our mind");
  }).catch((error: Error) => expect(error.message).toBe("changed our mind"));
  await say(topic, 2);
  await expect.poll(() => numbers(page.frames)).toEqual([2]);
  page.close();
});

test("a page that comes back gets exactly what it missed", async () => {
  const topic = operation();
  const before = await listen(topic);
  await say(topic, 1);
  await expect.poll(() => numbers(before.frames)).toEqual([1]);
  before.close();
  await say(topic, 2);
  await say(topic, 3);
  const after = await listen(topic, { lastEventId: before.lastId() });
  await say(topic, 4);
  await expect.poll(() => numbers(after.frames)).toEqual([2, 3, 4]);
  expect(after.frames[0]).toMatchObject({ event: "ready", data: { resumed: true } });
  after.close();
});

test("a page that heard nothing before it was cut off still resumes from its first moment", async () => {
  const topic = operation();
  const before = await listen(topic);
  expect(before.lastId()).toMatch(/^\d+$/);
  before.close();
  await say(topic, 1);
  const after = await listen(topic, { lastEventId: before.lastId() });
  await expect.poll(() => numbers(after.frames)).toEqual([1]);
  after.close();
});

// Ids are drawn before commit. A page that has seen the larger one must not skip the smaller one that commits after it.
test("a message that commits late is not lost to a page that was away", async () => {
  const topic = operation();
  const slow = await pool().connect();
  await slow.query("BEGIN");
  await slow.query("INSERT INTO stream_message (topics, event, data) VALUES ($1, 'progress', '{\"number\": 1}')", [[topic]]);
  const before = await listen(topic);
  await say(topic, 2);
  await expect.poll(() => numbers(before.frames)).toEqual([2]);
  before.close();
  await slow.query("COMMIT");
  slow.release();
  const after = await listen(topic, { lastEventId: before.lastId() });
  await expect.poll(() => numbers(after.frames)).toEqual([1]);
  after.close();
});

test("a page from before this process started resumes from the table", async () => {
  const topic = operation();
  const rows = await pool().query<{ id: string }>(
    "INSERT INTO stream_message (topics, event, data, at) SELECT ARRAY[$1], 'progress', json_build_object('number', n), now() - interval '5 minutes' + n * interval '1 minute' FROM generate_series(1, 3) n RETURNING id::text",
    [topic],
  );
  const hub = globalThis as { pilothouseStreamHub?: unknown };
  await streamHub().close();
  delete hub.pilothouseStreamHub;
  const page = await listen(topic, { lastEventId: rows.rows[0]?.id });
  await expect.poll(() => numbers(page.frames)).toEqual([2, 3]);
  page.close();
});

test.each(["999999999", "0", "not a number", "9".repeat(30)])("where nobody can tell what was missed the page is told to read afresh: Last-Event-ID %s", async (lastEventId) => {
  const page = await listen(operation(), { lastEventId: lastEventId.slice(0, 30) });
  expect(page.frames[0]).toMatchObject({ event: "ready", data: { resumed: false } });
  page.close();
});

test("a broken connection to the database is mended, and what was published meanwhile is passed on", async () => {
  const topic = operation();
  const page = await listen(topic);
  await say(topic, 1);
  await expect.poll(() => numbers(page.frames)).toEqual([1]);
  const { rowCount } = await pool().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN pilothouse_stream' AND datname = current_database()");
  expect(rowCount).toBe(1);
  for (let number = 2; number <= 6; number += 1) await say(topic, number);
  await expect.poll(() => numbers(page.frames)).toEqual([1, 2, 3, 4, 5, 6]);
  page.close();
});

test("a page that closes leaves nothing behind", async () => {
  const before = streamHub().subscriberCount;
  const page = await listen(operation());
  expect(streamHub().subscriberCount).toBe(before + 1);
  page.close();
  await expect.poll(() => page.state.closed).toBe(true);
  expect(streamHub().subscriberCount).toBe(before);
});

test("a session that ends closes its streams within five seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const { actor, cookie } = await signedIn("viewer");
    const page = await listen(operation(), { cookie });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.state.closed).toBe(false);
    await db().session.update({ where: { id: actor.sessionId }, data: { revokedAt: new Date() } });
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await expect.poll(() => page.state.closed).toBe(true);
    expect(page.frames.at(-1)?.event).toBe("signed-out");
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  { why: "none", query: "" },
  { why: "an empty one", query: "?topics=" },
  { why: "one that does not exist", query: "?topics=everything" },
  { why: "an id that is none", query: "?topics=operation:1" },
  { why: "a piece of SQL", query: "?topics=environments,' OR 1=1" },
  { why: "too many", query: `?topics=${Array.from({ length: 51 }, operation).join(",")}` },
])("topics that nobody can watch are refused: $why",
  async ({ query }) => {
    const { cookie } = await signedIn("viewer");
    expect(await callRoute(GET, { path: `/api/v1/stream${query}`, cookie })).toMatchObject({ status: 422, problem: "invalid-input" });
  },
);

test("one person cannot take all streams", async () => {
  const { cookie } = await signedIn("viewer");
  const pages = [];
  for (let index = 0; index < 30; index += 1) pages.push(await listen("environments", { cookie }));
  expect(await callRoute(GET, { path: "/api/v1/stream?topics=environments", cookie })).toMatchObject({ status: 429, problem: "rate-limited" });
  pages.forEach((page) => page.close());
  (await listen("environments", { cookie })).close();
});

test("two hundred pages hear fifty messages a second", async () => {
  const topic = operation();
  const people = await Promise.all(Array.from({ length: 8 }, () => signedIn("viewer")));
  const pages = await Promise.all(Array.from({ length: 200 }, (_, index) => listen(topic, { cookie: people[index % 8]?.cookie })));
  for (let number = 0; number < 100; number += 1) await say(topic, number);
  await expect.poll(() => pages.every((page) => numbers(page.frames).length === 100)).toBe(true);
  for (const page of pages) expect(numbers(page.frames)).toEqual(Array.from({ length: 100 }, (_, number) => number));
  pages.forEach((page) => page.close());
});
