import "server-only";

import { readMetricData } from "@/lib/metrics/server/read-metric-data";

import { daysUntilFull, type FillForecast } from "../../../days-until-full";
import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import { inDays } from "./ages";
import { ofType, type Gather } from "./evidence-context";
import { findStores, type Store } from "./filling-stores";

const LOOKED_BACK_DAYS = 14;
const DAY_MS = 86_400_000;
const SOON_DAYS = 30; // until the next monthly look
const FULL_SHARE = 0.85; // where the templates' own alarms go off

/** How full disks, databases, caches and buckets are, how fast they grow, and when they are full if they go on like that. */
export const gatherStorageGrowth: Gather = async (context) => {
  const stores = await findStores(context);
  const tables = (await ofType(context, "AWS::DynamoDB::Table")).map(({ logicalId }) => `Not gathered: the size of the table ${logicalId}; DynamoDB tells it on the table's page.`);
  if (stores.length === 0) return tables.length === 0 ? nothingThere("The stack has nothing that fills up.") : couldNotTell(tables.join(" "));
  const { environment, now, signal } = context;
  const answer = await readMetricData({
    scope: { accountId: environment.accountId, region: environment.region },
    queries: stores.map(({ query }) => query),
    start: new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS),
    end: now,
    signal,
  });
  const looked = stores.flatMap((store) => {
    const series = answer.series.filter(({ queryId, values }) => queryId === store.query.id && values.length > 0);
    if (series.length === 0) return [{ store, title: store.title, points: [] }];
    return series.map(({ label, timesSeconds, values }) => ({ store, title: store.manySeries ? `${store.title} ${label}` : store.title, points: timesSeconds.map((at, index) => ({ at: new Date(at * 1_000), value: store.used(values[index] ?? Number.NaN) })) }));
  });
  if (looked.every(({ points }) => points.length === 0)) return couldNotTell("CloudWatch has no measurements of any of its stores for the last two weeks.");
  return gathered({
    summary: `${looked.length} stores over the last ${LOOKED_BACK_DAYS} days.`,
    figures: looked.map(toFigure),
    tables: [{ title: "Growth", columns: ["Store", "Used", "Of", "Grows by a day", "Full"], rows: looked.map(toRow) }],
    unusual: tables,
    asOf: answer.asOf,
    source: "CloudWatch, GetMetricData; a straight line through the measurements",
  });
};

type Looked = { store: Store; title: string; points: { at: Date; value: number }[] };

const forecastOf = ({ store, points }: Looked): FillForecast => daysUntilFull(points, store.capacity ?? Number.POSITIVE_INFINITY);

function toFigure(looked: Looked): Figure {
  const { store, title, points } = looked;
  const last = points.at(-1)?.value ?? null;
  const { capacity, unit } = store;
  const weekAgo = points.findLast(({ at }) => at.getTime() <= (points.at(-1)?.at.getTime() ?? 0) - 7 * DAY_MS)?.value ?? null;
  return { title, value: round(last), unit, target: capacity === null ? null : `below ${round(capacity * FULL_SHARE)} ${unit}`, former: round(weekAgo), unusual: concern(looked, last) };
}

function concern(looked: Looked, last: number | null): string | null {
  const { capacity } = looked.store;
  if (last === null) return "there are no measurements of the last two weeks.";
  if (capacity === null) return null;
  const forecast = forecastOf(looked);
  if (forecast.kind === "filling" && forecast.days <= SOON_DAYS) return `will be full in ${inDays(Math.floor(forecast.days))} if it goes on like this.`;
  return last >= capacity * FULL_SHARE ? `${Math.round((last / capacity) * 100)} % full.` : null;
}

function toRow(looked: Looked): string[] {
  const { store, title, points } = looked;
  const forecast = forecastOf(looked);
  const perDay = "perDay" in forecast ? `${forecast.perDay > 0 ? "+" : ""}${forecast.perDay.toFixed(2)} ${store.unit}` : "–";
  return [title, `${round(points.at(-1)?.value ?? null) ?? "–"} ${store.unit}`, store.capacity === null ? "no limit" : `${round(store.capacity)} ${store.unit}`, perDay, whenFull(forecast, store.capacity)];
}

function whenFull(forecast: FillForecast, capacity: number | null): string {
  switch (forecast.kind) {
    case "too-little-known":
      return "too little is known";
    case "full":
      return "now";
    case "not-growing":
      return "does not grow";
    case "filling":
      return capacity === null ? "never" : `in ${inDays(Math.floor(forecast.days))}`;
    case "far-away":
      return capacity === null ? "never" : "in more than ten years";
  }
}

const round = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : Number(value.toFixed(2)));
