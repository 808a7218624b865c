/** How much of a resource's processor or memory was used, in percent, hour by hour. */
export type MeasuredUse = {
  /** The highest hour's maximum. */
  maxPercent: number;
  /** Of the hours' averages: one hour in twenty was above it. */
  p95Percent: number;
  /** Hours that have a value. */
  hours: number;
};

export type SizingVerdict = { kind: "under-used" | "over-used" | "right"; why: string } | { kind: "could-not-tell"; why: string };

const LEAST_HOURS = 3 * 24; // less holds neither a busy day nor a quiet one

/** Where a size is too large: half of it would still not be full at the worst moment. Memory may stand higher, because it changes slowly. */
const UNUSED_CPU_PERCENT = 40;
const UNUSED_MEMORY_PERCENT = 50;
/** Where it is too small: nothing is left for a burst. */
const FULL_CPU_PERCENT = 80;
const FULL_MEMORY_PERCENT = 85;

/** Whether a size fits what was measured. Too little needs both measures; too much is said by one alone. */
export function sizingVerdict({ cpu, memory }: { cpu: MeasuredUse | null; memory: MeasuredUse | null }): SizingVerdict {
  if (!cpu && !memory) return { kind: "could-not-tell", why: "CloudWatch has no figures of its processor or memory." };
  const known = [cpu, memory].filter((use) => use !== null);
  const hours = Math.min(...known.map((use) => use.hours));
  if (hours < LEAST_HOURS) return { kind: "could-not-tell", why: `Only ${hours} hours were measured; three days are the least that says anything.` };
  if (cpu && cpu.p95Percent > FULL_CPU_PERCENT) return { kind: "over-used", why: `Its processor was above ${FULL_CPU_PERCENT} % in more than one hour of twenty.` };
  if (memory && memory.p95Percent > FULL_MEMORY_PERCENT) return { kind: "over-used", why: `Its memory was above ${FULL_MEMORY_PERCENT} % in more than one hour of twenty.` };
  if (cpu && cpu.maxPercent >= UNUSED_CPU_PERCENT) return { kind: "right", why: `Its processor went up to ${percent(cpu.maxPercent)}.` };
  if (memory && memory.maxPercent >= UNUSED_MEMORY_PERCENT) return { kind: "right", why: `Its memory went up to ${percent(memory.maxPercent)}.` };
  if (!memory) return { kind: "could-not-tell", why: "Its processor is little used, but nothing measures its memory, which a smaller size has less of." };
  if (!cpu) return { kind: "could-not-tell", why: "Its memory is little used, but nothing measures its processor." };
  return { kind: "under-used", why: `It never used more than ${percent(cpu.maxPercent)} of its processor and ${percent(memory.maxPercent)} of its memory.` };
}

/** Of hourly figures; null where there is none. */
export function measuredUse(averages: readonly number[], maxima: readonly number[]): MeasuredUse | null {
  const known = averages.filter(Number.isFinite).toSorted((left, right) => left - right);
  const highest = maxima.filter(Number.isFinite);
  if (known.length === 0 || highest.length === 0) return null;
  return { maxPercent: Math.max(...highest), p95Percent: known[Math.min(known.length - 1, Math.floor(known.length * 0.95))] ?? 0, hours: known.length };
}

const percent = (value: number): string => `${Math.round(value)} %`;
