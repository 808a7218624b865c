import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { AwsScope } from "@/lib/aws/aws-scope";
import { AwsError } from "@/lib/aws/errors";
import type { Target } from "@/lib/catalog/plan-operations";

import { judgeTarget, targetWords } from "../judge-target";
import type { MetricSeries } from "../metric-query";
import { isByTheDay, targetQueries, targetValue, type ResolvedTarget } from "../target-queries";
import { TARGET_WINDOWS, type TargetReading, type TargetsView, type TargetView, type TargetWindow } from "../targets-view";
import { loadTargetBasis } from "./internal/load-target-basis";
import { readMetricData } from "./read-metric-data";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
/** Ends are rounded down to this, so that many who look ask the same. As short as an answer is kept: a miss of the last hour belongs to the last day too. */
const STEP_SECONDS = 300;
/** `endsAgo`: how long before now the window ends. */
const WINDOWS: Record<TargetWindow, { seconds: number; endsAgo: number }> = {
  now: { seconds: HOUR_SECONDS, endsAgo: 0 },
  lastDay: { seconds: DAY_SECONDS, endsAgo: 0 },
  lastWeek: { seconds: 7 * DAY_SECONDS, endsAgo: 0 },
  previousWeek: { seconds: 7 * DAY_SECONDS, endsAgo: 7 * DAY_SECONDS },
};

/** How much of the time an environment answered, in percent, and whether that keeps the promise. Health checks are another domain's, so it is passed in. */
export type UptimeReader = (input: { environmentId: string; since: Date; now: Date; targetPercent: number }) => Promise<TargetReading>;

type Answered = { kind: "answered"; series: MetricSeries[] } | { kind: "failed"; why: string };

/**
 * Each figure that the environment's plan promises, beside what was measured in the last hour, day, week and the week before. Null: no such
 * environment. What AWS does not say is "unknown" with its reason; this throws `AwsError` only where the stack's resources are unknown.
 */
export async function readTargets({ actor, environmentId, now, uptime }: { actor: Actor; environmentId: string; now: Date; uptime?: UptimeReader }): Promise<TargetsView | null> {
  authorize(actor, "dashboards:read");
  const basis = await loadTargetBasis(environmentId, now);
  if (!basis) return null;
  const answers = await askWindows(basis.scope, basis.targets.map(({ resolved }) => resolved), now);
  const items = await Promise.all(
    basis.targets.map(async ({ target, resolved }, index): Promise<TargetView> => {
      const head = { key: target.key, title: target.title, words: targetWords(target), comparison: target.comparison, value: target.value, unit: target.unit };
      if (resolved.kind === "by-hand") return { ...head, ...everywhere({ value: null, verdict: "by-hand" }), verdict: "by-hand", remark: resolved.how };
      if (resolved.kind === "uptime") return { ...head, ...(await readUptimeTarget(environmentId, target, now, uptime)) };
      if (resolved.kind === "missing") return { ...head, ...unknown(basis.state === "no-stack" ? "The environment has no stack." : `The stack has no resource “${resolved.logicalId}”.`) };
      const failed = TARGET_WINDOWS.flatMap((window) => (answers[window].kind === "failed" ? [answers[window].why] : []));
      const [why] = failed;
      if (why !== undefined && failed.length === TARGET_WINDOWS.length) return { ...head, ...unknown(why) };
      const readings = byWindow((window) => readingOf(target, resolved, index, window, answers[window]));
      return { ...head, ...readings, now: isByTheDay(target.unit) ? readings.lastDay : readings.now, verdict: verdictOf(isByTheDay(target.unit) ? readings.lastDay : readings.now, readings.lastDay), remark: why ?? null };
    }),
  );
  return { items, nextCursor: null, total: items.length, asOf: now.toISOString() };
}

async function askWindows(scope: AwsScope, targets: readonly ResolvedTarget[], now: Date): Promise<Record<TargetWindow, Answered>> {
  const [hour, day, week, before] = await Promise.all(TARGET_WINDOWS.map((window) => askWindow(scope, targets, window, now)));
  const none: Answered = { kind: "failed", why: "Nothing was asked." };
  return { now: hour ?? none, lastDay: day ?? none, lastWeek: week ?? none, previousWeek: before ?? none };
}

async function askWindow(scope: AwsScope, targets: readonly ResolvedTarget[], window: TargetWindow, now: Date): Promise<Answered> {
  const { seconds, endsAgo } = WINDOWS[window];
  const queries = targets.flatMap((target, index) => targetQueries(target, prefixOf(index), seconds));
  const end = new Date((Math.floor(now.getTime() / 1000 / STEP_SECONDS) * STEP_SECONDS - endsAgo) * 1000);
  try {
    const { series } = await readMetricData({ scope, queries, start: new Date(end.getTime() - seconds * 1000), end });
    return { kind: "answered", series };
  } catch (error) {
    if (error instanceof AwsError) return { kind: "failed", why: error.message };
    throw error;
  }
}

const prefixOf = (index: number): string => `t${index}x`;

function readingOf(target: Target, resolved: ResolvedTarget, index: number, window: TargetWindow, answer: Answered): TargetReading {
  if (answer.kind === "failed") return { value: null, verdict: "unknown" };
  return judgeTarget(targetValue(resolved, target.unit, prefixOf(index), answer.series, WINDOWS[window].seconds), target);
}

async function readUptimeTarget(environmentId: string, target: Target, now: Date, uptime: UptimeReader | undefined): Promise<Pick<TargetView, TargetWindow | "verdict" | "remark">> {
  if (!uptime) return unknown("Nobody checks this environment's health yet.");
  const read = (window: TargetWindow): Promise<TargetReading> => uptime({ environmentId, since: new Date(now.getTime() - WINDOWS[window].seconds * 1000), now, targetPercent: target.value });
  const [hour, lastDay, lastWeek] = await Promise.all([read("now"), read("lastDay"), read("lastWeek")]);
  // The week before cannot be told from the two weeks together: uptime is counted up to now.
  return { now: hour, lastDay, lastWeek, previousWeek: { value: null, verdict: "unknown" }, verdict: verdictOf(hour, lastDay), remark: null };
}

const byWindow = (reading: (window: TargetWindow) => TargetReading): Record<TargetWindow, TargetReading> => ({ now: reading("now"), lastDay: reading("lastDay"), lastWeek: reading("lastWeek"), previousWeek: reading("previousWeek") });
const everywhere = (reading: TargetReading): Record<TargetWindow, TargetReading> => byWindow(() => reading);
const unknown = (remark: string): Record<TargetWindow, TargetReading> & { verdict: "unknown"; remark: string } => ({ ...everywhere({ value: null, verdict: "unknown" }), verdict: "unknown", remark });
const verdictOf = (hour: TargetReading, lastDay: TargetReading): TargetReading["verdict"] => (hour.verdict === "no-data" || hour.verdict === "unknown" ? lastDay.verdict : hour.verdict);
