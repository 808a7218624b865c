/** Messages that one channel gets at most within a minute. */
export const MESSAGES_PER_MINUTE = 5;
/** Notices that one message tells of at most; a bigger storm makes more messages, a minute apart. */
export const NOTICES_PER_MESSAGE = 100;
const WINDOW_MS = 60_000;

/** What goes out now: a message for each, one for all of them, or nothing until there is room again. */
export type SendingPlan = { kind: "nothing" } | { kind: "one-each" } | { kind: "digest" } | { kind: "hold"; untilMs: number };

/**
 * How what waits for a channel goes out. While there is room among a minute's messages each notice is a message of its own; as soon as more
 * wait than there is room for, they become one. So the first of a storm are heard of at once, and the rest within a minute.
 */
export function planSending({ waiting, recentMs, nowMs }: { waiting: number; /** When its messages went out; order and older ones do not matter. */ recentMs: readonly number[]; nowMs: number }): SendingPlan {
  if (waiting === 0) return { kind: "nothing" };
  const within = recentMs.filter((at) => at > nowMs - WINDOW_MS).sort((a, b) => a - b);
  const room = MESSAGES_PER_MINUTE - within.length;
  if (room <= 0) return { kind: "hold", untilMs: (within[within.length - MESSAGES_PER_MINUTE] ?? nowMs) + WINDOW_MS };
  return { kind: waiting <= room ? "one-each" : "digest" };
}
