import "server-only";

/**
 * Operations whose stack should be polled at once, because the feed says that it came to rest. Kept in the process: the receiver and
 * the follower of an operation may be different workers, and then the follower finds out at its next turn, a little later.
 */
const wanted = new Set<string>();
const listeners = new Set<() => void>();

export function askForPoll(operationId: string): void {
  wanted.add(operationId);
  for (const wake of listeners) wake();
}

export const takePollRequest = (operationId: string): boolean => wanted.delete(operationId);

/** Calls back whenever a poll is asked for; answers how to stop. */
export function onPollRequest(wake: () => void): () => void {
  listeners.add(wake);
  return () => listeners.delete(wake);
}
