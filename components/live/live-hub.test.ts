import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { StreamEvent } from "./event-stream-parser";
import { createLiveHub, type LeaderLock, type LiveHub, type TabChannel } from "./live-hub";
import type { LiveMessage } from "./live-message";
import type { ReadLiveStream, StreamEnd } from "./read-live-stream";

const ENVIRONMENT_ID = "0198c0de-0000-7000-8000-000000000001";
const OPERATION_ID = "0198c0de-0000-7000-8000-000000000002";

/** A browser: tabs that share a channel and a lock, and a server whose streams the test ends when it likes. */
function browser() {
  const channels = new Map<TabChannel, (word: unknown) => void>();
  const waiting: { signal: AbortSignal; lead: (lost: AbortSignal) => Promise<void> }[] = [];
  let holder: AbortController | null = null;
  const streams: { topics: readonly string[]; lastEventId: string | null; send: (event: StreamEvent) => void; end: (end: StreamEnd) => void }[] = [];

  const grant = (): void => {
    const next = waiting.shift();
    if (!next) return;
    const own = (holder = new AbortController());
    if (next.signal.aborted) own.abort();
    next.signal.addEventListener("abort", () => own.abort());
    void next.lead(own.signal).finally(() => {
      if (holder === own) holder = null;
      if (!holder) grant();
    });
  };
  const lock: LeaderLock = ({ steal, signal }, lead) => {
    if (steal) {
      waiting.unshift({ signal, lead });
      holder?.abort();
      holder = null;
      return grant();
    }
    waiting.push({ signal, lead });
    if (!holder) grant();
  };
  const read: ReadLiveStream = ({ topics, lastEventId, signal, onEvent }) =>
    new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve({ kind: "aborted" }));
      streams.push({ topics, lastEventId, send: onEvent, end: resolve });
    });

  const openTab = (tab: string): LiveHub => {
    const ears: ((word: unknown) => void)[] = [];
    const channel: TabChannel = {
      listen: (onWord) => ears.push(onWord),
      postMessage: (word) => {
        for (const [other, onWord] of channels) if (other !== channel) onWord(structuredClone(word));
      },
      close: () => channels.delete(channel),
    };
    channels.set(channel, (word) => ears.forEach((ear) => ear(word)));
    return createLiveHub({ channel, lock, read, now: () => Date.now(), random: () => 0, tab });
  };
  return { openTab, streams, newest: () => streams.at(-1)! };
}

const ready: StreamEvent = { id: null, event: "ready", data: "{}" };
const progress = (id: string, percent: number): StreamEvent => ({
  id,
  event: "progress",
  data: JSON.stringify({ operationId: OPERATION_ID, environmentId: ENVIRONMENT_ID, done: 1, total: 2, percent, remainingSeconds: 3 }),
});

function watch(hub: LiveHub, topics: string[]) {
  const messages: LiveMessage[] = [];
  let opened = 0;
  const stop = hub.subscribe({ topics, onMessage: (message) => messages.push(message), onOpen: () => (opened += 1) });
  return { messages, opened: () => opened, stop };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("all tabs of a browser share one stream, and each gets what it asked for", async () => {
  const { openTab, streams, newest } = browser();
  const first = watch(openTab("a"), [`operation:${OPERATION_ID}`]);
  const second = watch(openTab("b"), [`environment:${ENVIRONMENT_ID}`]);
  const third = watch(openTab("c"), ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(streams).toHaveLength(1);
  expect(newest().topics).toEqual([`environment:${ENVIRONMENT_ID}`, "environments", `operation:${OPERATION_ID}`]);

  newest().send(ready);
  newest().send(progress("1", 50));
  expect([first, second, third].map((tab) => tab.messages.length)).toEqual([1, 1, 0]);
  expect([first, second, third].map((tab) => tab.opened())).toEqual([1, 1, 1]);
});

test("when the tab that reads closes, another goes on from the last event", async () => {
  const { openTab, streams, newest } = browser();
  const a = openTab("a");
  watch(a, ["environments"]);
  const b = watch(openTab("b"), [`operation:${OPERATION_ID}`]);
  await vi.advanceTimersByTimeAsync(200);
  newest().send(ready);
  newest().send(progress("41", 10));

  a.close();
  await vi.advanceTimersByTimeAsync(200);
  expect(streams).toHaveLength(2);
  expect(newest()).toMatchObject({ topics: [`operation:${OPERATION_ID}`], lastEventId: "41" });
  newest().send(ready);
  newest().send(progress("42", 20));
  expect(b.messages).toHaveLength(2);
  expect(b.opened()).toBe(2);
});

test("a lost stream is said to be lost, since when, and tried again", async () => {
  const { openTab, streams, newest } = browser();
  const hub = openTab("a");
  const follower = openTab("b");
  watch(hub, ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  newest().send(ready);
  const lostAt = Date.now();
  newest().end({ kind: "lost", opened: true });
  await vi.advanceTimersByTimeAsync(1);
  expect(hub.state()).toMatchObject({ kind: "reconnecting", since: lostAt, attempt: 1 });
  await vi.advanceTimersByTimeAsync(700);
  expect(streams).toHaveLength(2);
  newest().end({ kind: "lost", opened: false });
  await vi.advanceTimersByTimeAsync(1);
  expect(follower.state()).toMatchObject({ kind: "reconnecting", since: lostAt, attempt: 2 });
});

test("a page that needs another topic reopens the stream once, one that needs less leaves it alone", async () => {
  const { openTab, streams, newest } = browser();
  const hub = openTab("a");
  const first = watch(hub, ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  newest().send(ready);
  watch(hub, [`operation:${OPERATION_ID}`]);
  watch(hub, [`environment:${ENVIRONMENT_ID}`]);
  await vi.advanceTimersByTimeAsync(200);
  expect(streams).toHaveLength(2);
  first.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(streams).toHaveLength(2);
});

test("a page opened while the stream runs is told to read again what it may have missed", async () => {
  const { openTab, newest } = browser();
  watch(openTab("a"), ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  newest().send(ready);
  const late = watch(openTab("b"), ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(late.opened()).toBe(1);
});

test("a refusal is not knocked at again and again", async () => {
  const { openTab, streams, newest } = browser();
  const hub = openTab("a");
  watch(hub, ["environments"]);
  await vi.advanceTimersByTimeAsync(200);
  newest().end({ kind: "refused", status: 401 });
  await vi.advanceTimersByTimeAsync(25_000);
  expect(streams).toHaveLength(1);
  expect(hub.state()).toMatchObject({ kind: "refused", status: 401 });
});
