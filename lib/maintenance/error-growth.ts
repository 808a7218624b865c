const GROWN_TIMES = 2; // twice as often as before is more than a busy day

/** Why the number of errors of a period is unusual beside that of the period before; null: it is as usual. */
export function errorGrowth(count: number, before: number): string | null {
  if (count === 0) return null;
  if (before === 0) return "there was none in the time before.";
  return count >= before * GROWN_TIMES ? "at least twice as many as in the time before." : null;
}
