import "server-only";

import { rdsMaintenanceGateway } from "@/lib/aws/rds-maintenance";
import type { MetricQuery } from "@/lib/metrics/metric-query";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";

import { daysUntilFull, type FillForecast } from "../../../days-until-full";
import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import { inDays } from "./ages";
import { ofType, type EvidenceContext, type Gather } from "./evidence-context";

const GIB = 1024 ** 3;
const LOOKED_BACK_DAYS = 14;
const DAY_MS = 86_400_000;
const PERIOD_SECONDS = 21_600; // four points a day: enough for a line, and a hundred for two weeks
const S3_PERIOD_SECONDS = 86_400; // S3 tells its sizes once a day
const SOON_DAYS = 30; // until the next monthly look
const FULL_SHARE = 0.85; // where the templates' own alarms go off

/** Something that fills up, and how its use is read from a metric. `capacity` null: it has no end. */
type Store = { title: string; unit: string; capacity: number | null; query: MetricQuery; used: (value: number) => number; manySeries?: boolean };

/** How full disks, databases, caches and buckets are, how fast they grow, and when they are full if they go on like that. */
export const gatherStorageGrowth: Gather = async (context) => {
  const stores = (await Promise.all([disks(context), databases(context), caches(context), buckets(context)])).flat();
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

async function disks(context: EvidenceContext): Promise<Store[]> {
  const [groups, instances] = await Promise.all([ofType(context, "AWS::AutoScaling::AutoScalingGroup"), ofType(context, "AWS::EC2::Instance")]);
  const percent = { unit: "%", capacity: 100, used: (value: number) => value, manySeries: true };
  const search = (schema: string, name: string, physicalId: string) => `SEARCH('{CWAgent,${schema}} MetricName="disk_used_percent" ${name}="${physicalId}"', 'Maximum', ${PERIOD_SECONDS})`;
  return [
    ...groups.map(({ logicalId, physicalId }, index): Store => ({ ...percent, title: `Disk of ${logicalId},`, query: { kind: "expression", id: `group${index}`, returnData: true, expression: search("AutoScalingGroupName,path", "AutoScalingGroupName", physicalId) } })),
    ...instances.map(({ logicalId, physicalId }, index): Store => ({ ...percent, title: `Disk of ${logicalId},`, query: { kind: "expression", id: `instance${index}`, returnData: true, expression: search("InstanceId", "InstanceId", physicalId) } })),
  ];
}

async function databases(context: EvidenceContext): Promise<Store[]> {
  const rds = rdsMaintenanceGateway(await context.aws.clients.rds(), context.aws.read);
  const found = await Promise.all((await ofType(context, "AWS::RDS::DBInstance")).map(async ({ logicalId, physicalId }) => ({ logicalId, physicalId, database: await rds.findDatabase(physicalId) })));
  return found.flatMap(({ logicalId, physicalId, database }, index): Store[] =>
    database
      ? [
          {
            title: `Storage of ${logicalId}`,
            unit: "GiB",
            capacity: database.mostStorageGb ?? database.allocatedStorageGb,
            used: (free) => database.allocatedStorageGb - free / GIB,
            query: metric(`database${index}`, "AWS/RDS", "FreeStorageSpace", { DBInstanceIdentifier: physicalId }, "Minimum", PERIOD_SECONDS),
          },
        ]
      : [],
  );
}

async function caches(context: EvidenceContext): Promise<Store[]> {
  const [groups, serverless] = await Promise.all([ofType(context, "AWS::ElastiCache::ReplicationGroup"), ofType(context, "AWS::ElastiCache::ServerlessCache")]);
  return [
    // The first node's id is the group's with -001: how ElastiCache names them, and the templates' alarms rely on it too.
    ...groups.map(({ logicalId, physicalId }, index): Store => ({
      title: `Memory of ${logicalId}`,
      unit: "%",
      capacity: 100,
      used: (value) => value,
      query: metric(`cache${index}`, "AWS/ElastiCache", "DatabaseMemoryUsagePercentage", { CacheClusterId: `${physicalId}-001` }, "Maximum", PERIOD_SECONDS),
    })),
    ...serverless.map(({ logicalId, physicalId }, index): Store => ({ title: `Data of ${logicalId}`, unit: "GiB", capacity: null, used: (bytes) => bytes / GIB, query: metric(`serverless${index}`, "AWS/ElastiCache", "BytesUsedForCache", { clusterId: physicalId }, "Maximum", PERIOD_SECONDS) })),
  ];
}

const buckets = async (context: EvidenceContext): Promise<Store[]> =>
  (await ofType(context, "AWS::S3::Bucket")).map(({ logicalId, physicalId }, index) => ({
    title: `Objects of ${logicalId}`,
    unit: "GiB",
    capacity: null,
    used: (bytes) => bytes / GIB,
    query: metric(`bucket${index}`, "AWS/S3", "BucketSizeBytes", { BucketName: physicalId, StorageType: "StandardStorage" }, "Average", S3_PERIOD_SECONDS),
  }));

const metric = (id: string, namespace: string, metricName: string, dimensions: Record<string, string>, stat: string, periodSeconds: number): MetricQuery => ({
  kind: "metric",
  id,
  returnData: true,
  namespace,
  metricName,
  dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
  stat,
  periodSeconds,
});
