import type { Progress } from "./operation-view";
import { buildResourceTimeline, turningPoint, type TimelineInput, type TimelineRow } from "./resource-timeline";

const LEAST_WEIGHT_SECONDS = 1; // so that a resource of no duration still counts as one step
const MOST_OF_ONE = 0.9; // a resource that takes longer than usual is nearly done for as long as it takes
const NOT_YET_ENDED_PERCENT = 99;
const TRUSTED_SECONDS = 60; // as much counts what earlier operations have shown beside what this one shows
const PROVES_SECONDS = 10; // so much usual time has to be finished before an account that nothing is known of has shown its pace

const ENDED: ReadonlySet<TimelineRow["state"]> = new Set(["done", "kept", "failed", "rolled-back"]);

export type ProgressInput = TimelineInput & {
  /** Whether the changes' times are at the account's own pace, learned from what it has finished; else they are AWS's usual ones. */
  isPaceKnown: boolean;
  startedAt: Date | null;
  now: Date;
  hasEnded: boolean;
};

/**
 * How far an operation is. Resources weigh as long as they are expected to take. The remaining time is what is left of the longest chain
 * at the pace of this run, which weighs the more the further it is. Null where nobody can tell: before anything shows how quick the
 * account is, and once AWS takes things back.
 */
export function operationProgress(input: ProgressInput): Progress {
  const timeline = buildResourceTimeline(input);
  const pace = ownPace(timeline, input.isPaceKnown);
  const rows = timeline.map((row) => ({ ...row, expectedSeconds: row.expectedSeconds === null ? null : row.expectedSeconds * (pace ?? 1) }));
  const done = rows.filter((row) => ENDED.has(row.state)).length;
  // What never began was not needed after all (a condition of the template left it out).
  if (input.hasEnded) return { done, total: rows.filter((row) => row.state !== "waiting").length, percent: 100, remainingSeconds: 0 };

  const percent = Math.min(NOT_YET_ENDED_PERCENT, Math.floor(shareDone(rows, input.now) * 100));
  const canTell = pace !== null && turningPoint(input.events, input.stackName) === null;
  return { done, total: rows.length, percent, remainingSeconds: canTell ? remainingSeconds(rows, input) : null };
}

/**
 * How long this run's finished resources took compared with what was expected of them; null while that proves too little and nothing was
 * known of the account before. What is known of it counts beside the run's first and small resources.
 */
function ownPace(rows: readonly TimelineRow[], isPaceKnown: boolean): number | null {
  let observed = 0;
  let expected = 0;
  for (const row of rows) {
    if (row.state !== "done" || row.startedAt === null || row.endedAt === null || row.expectedSeconds === null) continue;
    const seconds = (Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 1_000;
    if (seconds === 0) continue; // its beginning was not heard of, so how long it took is not known
    observed += seconds;
    expected += row.expectedSeconds;
  }
  if (isPaceKnown) return (observed + TRUSTED_SECONDS) / (expected + TRUSTED_SECONDS);
  return expected < PROVES_SECONDS ? null : observed / expected;
}

function shareDone(rows: readonly TimelineRow[], now: Date): number {
  let total = 0;
  let done = 0;
  for (const row of rows) {
    const weight = Math.max(LEAST_WEIGHT_SECONDS, row.expectedSeconds ?? 0);
    total += weight;
    if (ENDED.has(row.state)) done += weight;
    else if (row.state === "in-progress") done += weight * Math.min(MOST_OF_ONE, secondsSince(row.startedAt, now) / weight);
  }
  return total === 0 ? 0 : done / total;
}

function remainingSeconds(rows: readonly TimelineRow[], { startedAt, now }: { startedAt: Date | null; now: Date }): number | null {
  if (rows.every((row) => row.expectedSeconds === null)) return null;
  const whole = chainLeft(rows.map((row) => ({ ...row, state: "waiting" })), now);
  const left = chainLeft(rows, now);
  const done = whole - left;
  const elapsed = startedAt ? Math.max(0, (now.getTime() - startedAt.getTime()) / 1_000) : 0;
  if (done <= 0 || elapsed === 0) return Math.ceil(left);
  // AWS's pauses between one resource and the next are in no resource's time, but in the run's.
  const share = done / whole;
  return Math.ceil(left * (1 - share) + left * (elapsed / done) * share);
}

/** What is left along the longest chain: per level the slowest that has not ended, less what it has had already. */
function chainLeft(rows: readonly Pick<TimelineRow, "state" | "level" | "startedAt" | "expectedSeconds">[], now: Date): number {
  const slowest = new Map<number, number>();
  for (const row of rows) {
    if (ENDED.has(row.state)) continue;
    const had = row.state === "in-progress" ? secondsSince(row.startedAt, now) : 0;
    slowest.set(row.level, Math.max(slowest.get(row.level) ?? 0, Math.max(0, (row.expectedSeconds ?? 0) - had)));
  }
  return [...slowest.values()].reduce((sum, seconds) => sum + seconds, 0);
}

const secondsSince = (iso: string | null, now: Date): number => (iso === null ? 0 : Math.max(0, (now.getTime() - Date.parse(iso)) / 1_000));
