import "server-only";

import { log } from "@/lib/env/log";

import { streamHub, type Subscription } from "./stream-hub";
import type { StreamMessage } from "./stream-message-repository";

const HEARTBEAT_MS = 15_000; // under the minute after which proxies close what is silent
const RECHECK_MS = 4_000; // a right that is taken away ends within five seconds; one small statement by its key
/** A reader that has not taken so many messages is gone or far too slow; it resumes when it comes back. */
const MOST_UNREAD = 1_000;
const RECONNECT_MS = 1_000;

const encoder = new TextEncoder();
const frame = (event: string, data: string, id?: string): Uint8Array =>
  encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);

/**
 * Server-sent events of these topics. The first is `ready`, with `{"resumed": false}` where the reader has to read afresh; a session
 * that ended closes the stream with `signed-out`. `stillAllowed` is asked every 4 s; where it cannot answer, the stream closes.
 */
export async function openEventStream(options: {
  topics: readonly string[];
  lastEventId: string | null;
  signal: AbortSignal;
  stillAllowed: () => Promise<boolean>;
  whenClosed: () => void;
}): Promise<ReadableStream<Uint8Array>> {
  let open: ReadableStreamDefaultController<Uint8Array> | null = null;
  let timers: NodeJS.Timeout[] = [];

  function send(chunk: Uint8Array): void {
    open?.enqueue(chunk);
    if ((open?.desiredSize ?? 0) < -MOST_UNREAD) close();
  }
  function close(): void {
    subscription.stop();
    options.whenClosed();
    timers.forEach(clearInterval);
    timers = [];
    const closing = open;
    open = null;
    closing?.close();
  }
  async function recheck(): Promise<void> {
    try {
      if (await options.stillAllowed()) return;
      send(frame("signed-out", "{}"));
    } catch (error) {
      // Nobody can tell whether the reader may still look, so the stream ends and the next request decides.
      log().warn({ err: error }, "a stream's session could not be checked");
    }
    close();
  }

  const deliver = (message: StreamMessage): void => send(frame(message.event, message.data, message.id));
  const subscription: Subscription = await streamHub().subscribe(options.topics, options.lastEventId, { deliver, drop: () => close() });

  return new ReadableStream<Uint8Array>({
    start(controller) {
      open = controller;
      if (options.signal.aborted) return close();
      options.signal.addEventListener("abort", close, { once: true });
      const { resumed, missed, head } = subscription;
      // Until a message comes, this id is what the reader resumes from; one that has resumed keeps its own.
      send(encoder.encode(`retry: ${RECONNECT_MS}\n`));
      send(frame("ready", JSON.stringify({ resumed }), resumed ? undefined : head));
      missed.forEach(deliver);
      subscription.start();
      timers = [setInterval(() => send(encoder.encode(": still here\n\n")), HEARTBEAT_MS), setInterval(() => void recheck(), RECHECK_MS)];
    },
    cancel() {
      open = null; // the reader has closed it
      close();
    },
  });
}
