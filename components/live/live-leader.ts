import type { StreamEvent } from "./event-stream-parser";
import type { LiveState } from "./live-state";
import type { ReadLiveStream } from "./read-live-stream";
import { reconnectDelayMs } from "./reconnect-delay";

const SETTLE_MS = 120; // a page subscribes piece by piece while it mounts: open once for all of it
const LINGER_MS = 5_000; // between two pages nobody wants anything for a moment
const REFUSED_RETRY_MS = 60_000; // a new sign-in in another tab mends a refusal without telling us

type LeaderHost = {
  read: ReadLiveStream;
  topics: () => string[];
  lastEventId: () => string | null;
  onEvent: (event: StreamEvent) => void;
  onState: (state: LiveState) => void;
  now: () => number;
  random: () => number;
};

/**
 * Holds the one connection of this browser until `signal` ends it. `poke` makes it look again at once: the wanted topics changed, the
 * tab came into view, or the machine is back online.
 *
 *   no topics ── wait for a poke
 *   topics ───── read ─┬─ topics changed → read again with the new ones, from the last event on
 *                      ├─ lost           → wait (doubling) → read again
 *                      └─ refused        → wait a minute or for a poke
 */
export function leadLiveStream(host: LeaderHost, signal: AbortSignal): { poke: () => void; done: Promise<void> } {
  let wake: () => void = nothing;
  let reading: { abort: AbortController; topics: readonly string[] } | null = null;

  /** Until a poke, or until the time is over; null: a poke alone ends it. */
  const pause = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === null ? null : setTimeout(resolve, ms);
      wake = () => {
        if (timer !== null) clearTimeout(timer);
        resolve();
      };
      if (signal.aborted) wake();
    });
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

  const poke = (): void => {
    if (!reading) return wake();
    const { abort, topics } = reading;
    const wanted = host.topics();
    if (wanted.length === 0) setTimeout(() => host.topics().length === 0 && abort.abort(), LINGER_MS);
    // A connection that already carries what is wanted stays; narrowing is not worth a reconnect.
    else if (!covers(topics, wanted)) abort.abort();
  };
  signal.addEventListener("abort", () => {
    reading?.abort.abort();
    wake();
  });

  async function lead(): Promise<void> {
    let attempt = 0;
    let lostSince: number | null = null;
    while (!signal.aborted) {
      if (host.topics().length === 0) {
        host.onState({ kind: "idle" });
        await pause(null);
        continue;
      }
      await settle();
      const topics = host.topics();
      if (signal.aborted || topics.length === 0) continue;

      if (lostSince === null && attempt === 0) host.onState({ kind: "connecting", since: host.now() });
      const abort = new AbortController();
      reading = { abort, topics };
      const end = await host.read({
        topics,
        lastEventId: host.lastEventId(),
        signal: abort.signal,
        onEvent: (event) => {
          if (event.event === "ready") {
            attempt = 0;
            lostSince = null;
            host.onState({ kind: "live", since: host.now() });
            return;
          }
          host.onEvent(event);
        },
      });
      reading = null;
      if (signal.aborted || end.kind === "aborted") continue;

      if (end.kind === "refused") {
        host.onState({ kind: "refused", since: host.now(), status: end.status });
        await pause(REFUSED_RETRY_MS);
        continue;
      }
      attempt += 1;
      lostSince ??= host.now();
      host.onState({ kind: "reconnecting", since: lostSince, attempt });
      await pause(reconnectDelayMs(attempt, host.random()));
    }
  }

  return { poke, done: lead() };
}

const nothing = (): void => undefined;
const covers = (have: readonly string[], wanted: readonly string[]): boolean => wanted.every((topic) => have.includes(topic));
