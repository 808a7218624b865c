const FIRST_MS = 500;
const LONGEST_MS = 15_000; // a person who watches a wall should not wait longer than one heartbeat for a server that came back

/**
 * How long to wait before attempt `attempt` (1 is the first after a loss): doubling, with up to a third taken off at random so that
 * a restarted server is not met by every browser at once. `random` is in [0, 1).
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(full * (1 - random / 3));
}
