import type { MetricQuery, MetricSeries } from "@/lib/metrics/metric-query";

import { measuredUse, type MeasuredUse } from "./sizing-verdict";

/** A resource whose size may be wrong, as AWS knows it. `memoryGib`: of a database, whose metric counts what is free. */
export type SizedResource = { logicalId: string; physicalId: string; resourceType: string; memoryGib: number | null };

type Metric = { namespace: string; metricName: string; dimensions: { name: string; value: string }[] };
type Metrics = { cpu: Metric; memory: Metric | null; memoryIsFreeBytes: boolean };

const PERIOD_SECONDS = 3_600;
const BYTES_PER_GIB = 1024 ** 3;

/** Types whose size can be held against CloudWatch's figures. */
export const SIZED_TYPES = ["AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup", "AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster", "AWS::ECS::Service"];

/** Where CloudWatch keeps a resource's processor and memory; null for types that have no size. Memory of instances is their agent's figure. */
function metricsOf({ physicalId, resourceType, memoryGib }: SizedResource): Metrics | null {
  const of = (namespace: string, dimensions: Record<string, string>) => {
    const named = Object.entries(dimensions).map(([name, value]) => ({ name, value }));
    return (metricName: string, from = namespace): Metric => ({ namespace: from, metricName, dimensions: named });
  };
  switch (resourceType) {
    case "AWS::EC2::Instance":
    case "AWS::AutoScaling::AutoScalingGroup": {
      const metric = of("AWS/EC2", { [resourceType === "AWS::EC2::Instance" ? "InstanceId" : "AutoScalingGroupName"]: physicalId });
      return { cpu: metric("CPUUtilization"), memory: metric("mem_used_percent", "CWAgent"), memoryIsFreeBytes: false };
    }
    case "AWS::RDS::DBInstance": {
      const metric = of("AWS/RDS", { DBInstanceIdentifier: physicalId });
      return { cpu: metric("CPUUtilization"), memory: memoryGib === null ? null : metric("FreeableMemory"), memoryIsFreeBytes: true };
    }
    case "AWS::ElastiCache::ReplicationGroup":
    case "AWS::ElastiCache::CacheCluster": {
      // A group's first node is called after it; where there are replicas, it is the one that all writes go to at first.
      const metric = of("AWS/ElastiCache", { CacheClusterId: resourceType === "AWS::ElastiCache::CacheCluster" ? physicalId : `${physicalId}-001` });
      return { cpu: metric("CPUUtilization"), memory: metric("DatabaseMemoryUsagePercentage"), memoryIsFreeBytes: false };
    }
    case "AWS::ECS::Service": {
      const [, cluster, name] = /:service\/([^/]+)\/([^/]+)$/.exec(physicalId) ?? [];
      if (cluster === undefined || name === undefined) return null;
      const metric = of("AWS/ECS", { ClusterName: cluster, ServiceName: name });
      return { cpu: metric("CPUUtilization"), memory: metric("MemoryUtilization"), memoryIsFreeBytes: false };
    }
    default:
      return null;
  }
}

/** What to ask CloudWatch for these resources: hourly averages and maxima. Four metrics for each at most, which AWS charges for. */
export const sizingQueries = (resources: readonly SizedResource[]): MetricQuery[] =>
  resources.flatMap((resource, index) => {
    const metrics = metricsOf(resource);
    if (!metrics) return [];
    const ask = (part: string, metric: Metric, stat: string): MetricQuery => ({ id: `r${index}_${part}_${stat.slice(0, 3).toLowerCase()}`, returnData: true, kind: "metric", ...metric, stat, periodSeconds: PERIOD_SECONDS });
    const both = (part: string, metric: Metric, worst: string) => [ask(part, metric, "Average"), ask(part, metric, worst)];
    return [...both("cpu", metrics.cpu, "Maximum"), ...(metrics.memory ? both("memory", metrics.memory, metrics.memoryIsFreeBytes ? "Minimum" : "Maximum") : [])];
  });

/** What was measured of each resource, in their order; null: CloudWatch has nothing. */
export function measuredUses(resources: readonly SizedResource[], series: readonly MetricSeries[]): { cpu: MeasuredUse | null; memory: MeasuredUse | null }[] {
  const values = (id: string): number[] => series.filter(({ queryId }) => queryId === id).flatMap((one) => one.values);
  return resources.map((resource, index) => {
    const used = (bytes: number): number => 100 - (bytes / ((resource.memoryGib ?? Number.NaN) * BYTES_PER_GIB)) * 100;
    const free = resource.resourceType === "AWS::RDS::DBInstance";
    const memory = (stat: string): number[] => (free ? values(`r${index}_memory_${stat}`).map(used) : values(`r${index}_memory_${stat}`));
    return {
      cpu: measuredUse(values(`r${index}_cpu_ave`), values(`r${index}_cpu_max`)),
      memory: measuredUse(memory("ave"), memory(free ? "min" : "max")),
    };
  });
}

/** Memory of a database class, GiB ("DB instance classes"); null where its name does not tell. */
export function databaseMemoryGib(instanceClass: string): number | null {
  const [, family, size] = /^db\.([a-z]\d+[a-z]*)\.([a-z0-9]+)$/.exec(instanceClass) ?? [];
  if (family === undefined || size === undefined) return null;
  const burstable = { micro: 1, small: 2, medium: 4, large: 8 }[size];
  if (family.startsWith("t") && burstable !== undefined) return burstable;
  const perXlarge = family.startsWith("r") ? 32 : /^[tm]/.test(family) ? 16 : null;
  if (perXlarge === null) return null;
  if (size === "large") return perXlarge / 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  return times === undefined ? null : perXlarge * (times === "" ? 1 : Number(times));
}
