import "server-only";

import { rdsMaintenanceGateway } from "@/lib/aws/rds-maintenance";
import type { MetricQuery } from "@/lib/metrics/metric-query";
import { queryOfMetric } from "@/lib/metrics/query-of-metric";

import { ofType, type EvidenceContext } from "./evidence-context";

const GIB = 1024 ** 3;
const PERIOD_SECONDS = 21_600; // four points a day: enough for a line, and a hundred for two weeks
const S3_PERIOD_SECONDS = 86_400; // S3 tells its sizes once a day

/** Something that fills up, and how its use is read from a metric. `capacity` null: it has no end. */
export type Store = { title: string; unit: string; capacity: number | null; query: MetricQuery; used: (value: number) => number; manySeries?: boolean };

/** Disks, databases, caches and buckets of the stack. Throws `AwsError`. */
export const findStores = async (context: EvidenceContext): Promise<Store[]> => (await Promise.all([disks(context), databases(context), caches(context), buckets(context)])).flat();

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
            query: queryOfMetric({ id: `database${index}`, namespace: "AWS/RDS", metricName: "FreeStorageSpace", dimensions: { DBInstanceIdentifier: physicalId }, stat: "Minimum", periodSeconds: PERIOD_SECONDS }),
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
      query: queryOfMetric({ id: `cache${index}`, namespace: "AWS/ElastiCache", metricName: "DatabaseMemoryUsagePercentage", dimensions: { CacheClusterId: `${physicalId}-001` }, stat: "Maximum", periodSeconds: PERIOD_SECONDS }),
    })),
    ...serverless.map(({ logicalId, physicalId }, index): Store => ({ title: `Data of ${logicalId}`, unit: "GiB", capacity: null, used: (bytes) => bytes / GIB, query: queryOfMetric({ id: `serverless${index}`, namespace: "AWS/ElastiCache", metricName: "BytesUsedForCache", dimensions: { clusterId: physicalId }, stat: "Maximum", periodSeconds: PERIOD_SECONDS }) })),
  ];
}

const buckets = async (context: EvidenceContext): Promise<Store[]> =>
  (await ofType(context, "AWS::S3::Bucket")).map(({ logicalId, physicalId }, index) => ({
    title: `Objects of ${logicalId}`,
    unit: "GiB",
    capacity: null,
    used: (bytes) => bytes / GIB,
    query: queryOfMetric({ id: `bucket${index}`, namespace: "AWS/S3", metricName: "BucketSizeBytes", dimensions: { BucketName: physicalId, StorageType: "StandardStorage" }, stat: "Average", periodSeconds: S3_PERIOD_SECONDS }),
  }));
