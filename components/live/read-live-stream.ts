import { createEventStreamParser, type StreamEvent } from "./event-stream-parser";

const SILENCE_MS = 40_000; // the server sends a comment each 15 s: two missed and a bit means a dead line that TCP has not noticed

/** Why a stream is over. */
export type StreamEnd =
  | { kind: "aborted" }
  | { kind: "refused"; status: number }
  /** Closed, silent or unreachable: worth trying again. `opened` tells whether it had worked. */
  | { kind: "lost"; opened: boolean };

export type ReadLiveStream = (options: {
  topics: readonly string[];
  lastEventId: string | null;
  signal: AbortSignal;
  onEvent: (event: StreamEvent) => void;
}) => Promise<StreamEnd>;

/**
 * Reads `/api/v1/stream` until it ends. With fetch instead of EventSource, because that hides the heartbeat and the status code:
 * without the first a dead line looks live, without the second a signed-out page would knock for ever.
 */
export const readLiveStream: ReadLiveStream = async ({ topics, lastEventId, signal, onEvent }) => {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };

  let opened = false;
  try {
    const response = await fetch(`/api/v1/stream?topics=${encodeURIComponent(topics.join(","))}`, {
      headers: { accept: "text/event-stream", ...(lastEventId === null ? {} : { "last-event-id": lastEventId }) },
      signal: AbortSignal.any([signal, silence.signal]),
      cache: "no-store",
    });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return { kind: "refused", status: response.status };
    if (!response.ok || !response.body) return { kind: "lost", opened };

    opened = true;
    heard();
    const push = createEventStreamParser(onEvent);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: "lost", opened };
      heard();
      push(value);
    }
  } catch {
    // fetch rejects for every kind of loss (reset, offline, our own abort); which one makes no difference to what we do next.
    return signal.aborted ? { kind: "aborted" } : { kind: "lost", opened };
  } finally {
    clearTimeout(timer);
  }
};
