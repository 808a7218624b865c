import type { Progress } from "./operation-view";
import { buildResourceTimeline, turningPoint, type TimelineInput, type TimelineRow } from "./resource-timeline";

const LEAST_WEIGHT_SECONDS = 1; // so that a resource of no duration still counts as one step
const MOST_OF_ONE = 0.9; // a resource that takes longer than usual is nearly done for as long as it takes
const TRUST_PACE_FROM = 0.1; // before a tenth is done, the learned duration says more than this run's own pace
const NOT_YET_ENDED_PERCENT = 99;
const PACE_DOUBT_SECONDS = 10; // so much usual time is taken on trust beside what was observed: a first quick resource proves little

const ENDED: ReadonlySet<TimelineRow["state"]> = new Set(["done", "kept", "failed", "rolled-back"]);

/**
 * How far an operation is. Resources weigh as long as they usually take. The remaining time begins as the learned duration along the
 * longest chain and leans ever more on this run's own pace; once AWS takes things back, nobody can tell.
 */
export function operationProgress(input: TimelineInput & { startedAt: Date | null; now: Date; hasEnded: boolean }): Progress {
  const rows = atOwnPace(buildResourceTimeline(input));
  const done = rows.filter((row) => ENDED.has(row.state)).length;
  // What never began was not needed after all (a condition of the template left it out).
  if (input.hasEnded) return { done, total: rows.filter((row) => row.state !== "waiting").length, percent: 100, remainingSeconds: 0 };

  const share = shareDone(rows, input.now);
  const percent = Math.min(NOT_YET_ENDED_PERCENT, Math.floor(share * 100));
  const hasTurned = turningPoint(input.events, input.stackName) !== null;
  return { done, total: rows.length, percent, remainingSeconds: hasTurned ? null : remainingSeconds(rows, share, input) };
}

/**
 * The rows with their expected times scaled by how this run has gone so far. The first deployment in an account has nothing learned to
 * go by, and what it has finished says how quick this account is.
 */
function atOwnPace(rows: readonly TimelineRow[]): TimelineRow[] {
  let observed = PACE_DOUBT_SECONDS;
  let expected = PACE_DOUBT_SECONDS;
  for (const row of rows) {
    if (row.state !== "done" || row.startedAt === null || row.endedAt === null || row.expectedSeconds === null) continue;
    const seconds = (Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 1_000;
    if (seconds === 0) continue; // its beginning was not heard of, so how long it took is not known
    observed += seconds;
    expected += row.expectedSeconds;
  }
  const pace = observed / expected;
  return rows.map((row) => ({ ...row, expectedSeconds: row.expectedSeconds === null ? null : row.expectedSeconds * pace }));
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

function remainingSeconds(rows: readonly TimelineRow[], share: number, { startedAt, now }: { startedAt: Date | null; now: Date }): number | null {
  if (rows.every((row) => row.expectedSeconds === null)) return null;
  const byChain = chainLeft(rows, now);
  const elapsed = startedAt ? Math.max(0, (now.getTime() - startedAt.getTime()) / 1_000) : 0;
  if (share < TRUST_PACE_FROM || elapsed === 0) return Math.ceil(byChain);
  const byPace = (elapsed * (1 - share)) / share;
  return Math.ceil(byChain * (1 - share) + byPace * share);
}

/** What is left along the longest chain: per level the slowest that has not ended, less what it has had already. */
function chainLeft(rows: readonly TimelineRow[], now: Date): number {
  const slowest = new Map<number, number>();
  for (const row of rows) {
    if (ENDED.has(row.state)) continue;
    const had = row.state === "in-progress" ? secondsSince(row.startedAt, now) : 0;
    slowest.set(row.level, Math.max(slowest.get(row.level) ?? 0, Math.max(0, (row.expectedSeconds ?? 0) - had)));
  }
  return [...slowest.values()].reduce((sum, seconds) => sum + seconds, 0);
}

const secondsSince = (iso: string | null, now: Date): number => (iso === null ? 0 : Math.max(0, (now.getTime() - Date.parse(iso)) / 1_000));
