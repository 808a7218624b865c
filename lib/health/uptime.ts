/** What is known of an hour, or of a sum of hours; the rest of its time nobody knows. */
export type KnownSeconds = { upSeconds: number; downSeconds: number };

/**
 * How much of a span of time something answered. Percent is of the time that is known; what nobody watched counts neither for nor against
 * it and stands beside it.
 */
export type Uptime = { kind: "unknown"; windowSeconds: number } | { kind: "known"; percent: number; upSeconds: number; downSeconds: number; unknownSeconds: number; windowSeconds: number };

/** Of what is known within a window; "unknown" where nothing is. */
export function uptimeOf(known: readonly KnownSeconds[], windowSeconds: number): Uptime {
  const upSeconds = known.reduce((sum, each) => sum + each.upSeconds, 0);
  const downSeconds = known.reduce((sum, each) => sum + each.downSeconds, 0);
  if (upSeconds + downSeconds === 0) return { kind: "unknown", windowSeconds };
  return { kind: "known", percent: (upSeconds * 100) / (upSeconds + downSeconds), upSeconds, downSeconds, unknownSeconds: Math.max(0, windowSeconds - upSeconds - downSeconds), windowSeconds };
}

const MOST_UNKNOWN_SHARE = 0.05; // a promise is not called kept on the strength of nineteen hours of twenty-four

/**
 * Whether a promise in percent was kept. Missed as soon as what failed is more than the promise leaves, however the unknown time went; kept
 * only where next to nothing is unknown; else nobody can tell.
 */
export function meetsUptime(uptime: Uptime, targetPercent: number): "met" | "missed" | "unknown" {
  if (uptime.kind === "unknown") return "unknown";
  const { downSeconds, unknownSeconds, windowSeconds, percent } = uptime;
  if (downSeconds > windowSeconds * (1 - targetPercent / 100)) return "missed";
  return percent >= targetPercent && unknownSeconds <= windowSeconds * MOST_UNKNOWN_SHARE ? "met" : "unknown";
}

const HOUR_MS = 3_600_000;

/**
 * The time that an answer speaks for: from it until the next one, at most as long as it is fresh. Cut at the hours, whose sums it goes into.
 */
export function spokenFor({ from, freshUntil, until }: { from: Date; freshUntil: Date; until: Date }): { hour: Date; seconds: number }[] {
  const parts: { hour: Date; seconds: number }[] = [];
  const endMs = Math.min(until.getTime(), freshUntil.getTime());
  for (let atMs = from.getTime(); atMs < endMs; ) {
    const hourMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
    const partEndMs = Math.min(endMs, hourMs + HOUR_MS);
    parts.push({ hour: new Date(hourMs), seconds: (partEndMs - atMs) / 1_000 });
    atMs = partEndMs;
  }
  return parts;
}
