import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AwsError } from "@/lib/aws/errors";
import type { MetricSeries } from "@/lib/metrics/metric-query";
import { keptPeriod } from "@/lib/metrics/period-rules";
import { compareWindows, comparedSeconds } from "@/lib/metrics/release-effect";
import type { ReleaseEffect } from "@/lib/metrics/release-effect-view";
import { listResolvedTargets, type MeasurableTarget } from "@/lib/metrics/server/list-resolved-targets";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import { readRelease } from "@/lib/releases/server/read-release";

import { isAwsRegion } from "../aws-region";
import { byMoment, figuresOfDashboard, figuresOfTargets, type FigureGroup } from "../effect-figures";
import { parseDashboardBody } from "../parse-dashboard-body";
import { planDashboard } from "../plan-dashboard";
import { findPlace } from "./internal/find-place";
import { loadDashboardBody } from "./internal/load-dashboard-body";
import { listDashboards } from "./list-dashboards";

const WEEK_SECONDS = 7 * 86_400;
const MOST_USUAL_WINDOWS = 200;

type Input = { actor: Actor; environmentId: string; number: number; windowSeconds: number; now: Date };

/**
 * The key figures of an environment (its plan's targets and what its first dashboard draws) over the same length of time before and after a
 * release was running, with the difference and whether it is outside what was usual in the week before. Null: no such environment or
 * release. What AWS does not say is a remark.
 */
export async function compareRelease({ actor, environmentId, number, windowSeconds, now }: Input): Promise<ReleaseEffect | null> {
  authorize(actor, "dashboards:read");
  const release = await readRelease({ actor, environmentId, number });
  const place = release && (await findPlace({ kind: "environment", environmentId }));
  if (!place) return null;
  const empty = { release: number, comparedSeconds: null, items: [], asOf: now.toISOString() };
  const ended = release.deployments.find(({ state, endedAt }) => state === "succeeded" && endedAt !== null)?.endedAt;
  if (!ended) return { ...empty, at: null, remarks: ["This release has never come to run, so there is nothing to compare."] };
  const at = new Date(Math.floor(new Date(ended).getTime() / 60_000) * 60_000);
  const passed = comparedSeconds({ windowSeconds, at, now });
  if (passed === null) return { ...empty, at: at.toISOString(), remarks: ["The release has run for less than five minutes, which is too early to compare."] };

  // Of a time long gone AWS keeps long periods only, and a window is made of whole ones.
  const step = keptPeriod(new Date(at.getTime() - WEEK_SECONDS * 1000), now);
  const seconds = Math.max(step, Math.floor(passed / step) * step);
  const remarks: string[] = seconds < windowSeconds ? [`The release has run for ${Math.floor(seconds / 60)} minutes; as much is compared on both sides.`] : [];
  const { targets, groups } = await findFigures({ actor, environmentId, place, now, remarks });
  const items = await Promise.all(groups.map((group) => compareGroup({ group, targets, accountId: place.accountId, at, seconds, remarks })));
  return { release: number, at: at.toISOString(), comparedSeconds: seconds, items: items.flat(), remarks: [...new Set(remarks)], asOf: now.toISOString() };
}

type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>;

async function findFigures({ actor, environmentId, place, now, remarks }: { actor: Actor; environmentId: string; place: Place; now: Date; remarks: string[] }): Promise<{ targets: MeasurableTarget[]; groups: FigureGroup[] }> {
  try {
    const [targets, dashboards] = await Promise.all([listResolvedTargets(environmentId, now), listDashboards({ actor, owner: { kind: "environment", environmentId }, now })]);
    const first = dashboards?.items.find(({ logicalId, exists }) => logicalId !== null && exists);
    const stored = first && (await loadDashboardBody(place, first.name));
    const ofDashboard = stored ? figuresOfDashboard(planDashboard(parseDashboardBody(stored.body), { now, defaultRegion: place.region })) : [];
    return { targets, groups: [figuresOfTargets(targets, place.region), ...ofDashboard].filter(({ figures }) => figures.length > 0) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    remarks.push(error.message);
    return { targets: [], groups: [] };
  }
}

type GroupInput = { group: FigureGroup; targets: readonly MeasurableTarget[]; accountId: string; at: Date; seconds: number; remarks: string[] };

async function compareGroup({ group, targets, accountId, at, seconds, remarks }: GroupInput): Promise<ReleaseEffect["items"]> {
  if (!isAwsRegion(group.region)) return [];
  const scope = { accountId, region: group.region };
  const queries = group.queriesFor(seconds);
  const windows = Math.min(MOST_USUAL_WINDOWS, Math.floor(WEEK_SECONDS / seconds));
  const move = (offset: number): Date => new Date(at.getTime() + offset * 1000);
  const ask = async (start: Date, end: Date): Promise<MetricSeries[]> => (await readMetricData({ scope, queries, start, end })).series;
  try {
    const [before, after, week] = await Promise.all([ask(move(-seconds), at), ask(at, move(seconds)), windows < 2 ? [] : ask(move(-seconds * windows), at)]);
    // The request is rounded to whole periods, so its last window may reach over the moment itself.
    const usual = byMoment(week).filter((window) => window.every(({ timesSeconds }) => timesSeconds.every((time) => time + seconds <= at.getTime() / 1000)));
    return group.figures.map(({ key, title, unit, valueOf, target }) => {
      const compared = compareWindows({ before: valueOf(before, seconds), after: valueOf(after, seconds), usual: usual.flatMap((window) => valueOf(window, seconds) ?? []) });
      const promised = targets.find((one) => one.key === target);
      return { key: target ?? key, title, source: group.source, unit, ...compared, target: promised ? { words: promised.words, verdict: promised.judge(compared.after) } : null };
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    remarks.push(error.message);
    return [];
  }
}
