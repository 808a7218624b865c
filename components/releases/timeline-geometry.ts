/** What the drawing needs of a resource. Times are milliseconds since 1970; null: not yet. */
export type TimelineEntry = {
  logicalId: string;
  level: number;
  startedAtMs: number | null;
  endedAtMs: number | null;
  expectedSeconds: number;
  /** It will not start any more: failed before its turn, or the operation is over. */
  abandoned: boolean;
};

/** Percent of the axis, from the left. */
type Span = { left: number; width: number };

export type TimelineBar = {
  logicalId: string;
  /** What has happened; null: nothing yet. */
  solid: Span | null;
  /** What is still expected, drawn hatched; null: over, or nobody expects it any more. */
  expected: Span | null;
  /** Time spent so far or in all. */
  spentSeconds: number | null;
};

type TimelineTick = { left: number; label: string };
type TimelineGeometry = { startMs: number; endMs: number; bars: TimelineBar[]; ticks: TimelineTick[]; now: number | null };

const TICK_STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400];
const MOST_TICKS = 7;
const LEAST_SECONDS = 5;

/**
 * Places every resource on one axis of time. A resource that waits is drawn where it should come: after everything of the levels
 * before it. The axis ends on a tick, so that it moves in rare steps instead of with every event.
 * `nowMs` null: the operation is over, nothing is expected any more.
 */
export function timelineGeometry(entries: readonly TimelineEntry[], startMs: number, nowMs: number | null): TimelineGeometry {
  const ends = expectedEnds(entries, startMs, nowMs);
  const lastMs = Math.max(startMs + LEAST_SECONDS * 1_000, nowMs ?? 0, ...ends.map((end) => end.endMs));
  const stepSeconds = tickStepSeconds((lastMs - startMs) / 1_000);
  const endMs = startMs + Math.ceil((lastMs - startMs) / 1_000 / stepSeconds) * stepSeconds * 1_000;
  const at = (ms: number): number => round(((Math.min(ms, endMs) - startMs) / (endMs - startMs)) * 100);
  const span = (fromMs: number, toMs: number): Span => ({ left: at(fromMs), width: round(Math.max(0, at(toMs) - at(fromMs))) });

  const bars = entries.map((entry, index): TimelineBar => {
    const { startedAtMs, endedAtMs } = entry;
    const end = ends[index];
    if (startedAtMs === null) {
      const expected = nowMs !== null && !entry.abandoned && end ? span(end.beginMs, end.endMs) : null;
      return { logicalId: entry.logicalId, solid: null, expected, spentSeconds: null };
    }
    // Feed times are whole seconds and the reader's clock is not AWS's: never draw backwards.
    const reachedMs = Math.max(startedAtMs, endedAtMs ?? nowMs ?? startedAtMs);
    const solid = span(Math.max(startMs, startedAtMs), Math.max(startMs, reachedMs));
    const expected = endedAtMs === null && nowMs !== null && end && end.endMs > reachedMs ? span(reachedMs, end.endMs) : null;
    return { logicalId: entry.logicalId, solid, expected, spentSeconds: (reachedMs - startedAtMs) / 1_000 };
  });

  const ticks: TimelineTick[] = [];
  for (let seconds = 0; startMs + seconds * 1_000 <= endMs; seconds += stepSeconds)
    ticks.push({ left: at(startMs + seconds * 1_000), label: tickLabel(seconds) });
  return { startMs, endMs, bars, ticks, now: nowMs === null ? null : at(Math.max(startMs, nowMs)) };
}

/** When each begins and ends or should, level by level: what waits begins when the levels before it are through. */
function expectedEnds(entries: readonly TimelineEntry[], startMs: number, nowMs: number | null): { beginMs: number; endMs: number }[] {
  const result: { beginMs: number; endMs: number }[] = [];
  const order = entries.map((_, index) => index).sort((a, b) => (entries[a]?.level ?? 0) - (entries[b]?.level ?? 0));
  let throughMs = nowMs ?? startMs; // nothing can begin in the past
  let levelEndMs = throughMs;
  let level = -1;
  for (const index of order) {
    const entry = entries[index];
    if (!entry) continue;
    if (entry.level !== level) {
      throughMs = Math.max(throughMs, levelEndMs);
      level = entry.level;
    }
    const beginMs = entry.startedAtMs ?? throughMs;
    const over = entry.endedAtMs !== null || entry.abandoned || nowMs === null;
    const endMs = over ? (entry.endedAtMs ?? entry.startedAtMs ?? startMs) : Math.max(beginMs + entry.expectedSeconds * 1_000, nowMs);
    result[index] = { beginMs, endMs };
    levelEndMs = Math.max(levelEndMs, endMs);
  }
  return result;
}

function tickStepSeconds(totalSeconds: number): number {
  return TICK_STEPS_SECONDS.find((step) => totalSeconds / step <= MOST_TICKS) ?? Math.ceil(totalSeconds / MOST_TICKS / 3_600) * 3_600;
}

function tickLabel(seconds: number): string {
  if (seconds === 0) return "0";
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes}:${String(rest).padStart(2, "0")} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")} h`;
}

/** Three digits are finer than a pixel of any screen and keep style strings from changing for nothing. */
const round = (percent: number): number => Math.round(percent * 1_000) / 1_000;
