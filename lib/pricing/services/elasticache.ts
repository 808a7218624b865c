import type { BillResource } from "../bill-of-materials";
import { type Dimension, type Factor, type PricingRule, byUse, monthOfHours, standing } from "../dimension";
import { isGiven, membersAt, numberAt, placeOf, textAt } from "../property-place";
import { type Known, Unresolved, whenKnown } from "../resolved-value";

/** Snapshots of a cluster that are included ("Amazon ElastiCache pricing", backup storage). */
const INCLUDED_SNAPSHOTS = 1;

export const replicationGroupRule: PricingRule = (group) => [nodes(group, nodesOfGroup(group)), ...snapshots(group)];

export const cacheClusterRule: PricingRule = (cluster) => [nodes(cluster, numberAt(placeOf(cluster, "NumCacheNodes"), 1)), ...snapshots(cluster)];

function nodes(cache: BillResource, count: Known<number>): Dimension {
  const engine = textAt(placeOf(cache, "Engine"), "redis");
  const type = textAt(placeOf(cache, "CacheNodeType"));
  return standing({
    title: `ElastiCache ${engineWords(engine)} ${type instanceof Unresolved ? "" : type}`.trimEnd(),
    sku: whenKnown(engine, (name) => whenKnown(type, (size) => `elasticache.${size}.${name}.ondemand`)),
    unit: "hour",
    factors: [{ value: count, unit: "node" }, monthOfHours],
  });
}

/** With shards: each with its replicas. Without: the clusters that are named, or the one that is always there. */
function nodesOfGroup(group: BillResource): Known<number> {
  if (isGiven(placeOf(group, "NumCacheClusters"))) return numberAt(placeOf(group, "NumCacheClusters"));
  const configured = membersAt(placeOf(group, "NodeGroupConfiguration"));
  const shards = numberAt(placeOf(group, "NumNodeGroups"), configured instanceof Unresolved || configured.length === 0 ? 1 : configured.length);
  const replicas = numberAt(placeOf(group, "ReplicasPerNodeGroup"), 0);
  return whenKnown(shards, (groups) => whenKnown(replicas, (each) => groups * (1 + each)));
}

/** Further snapshots than the included one, each as large as the data. */
function snapshots(cache: BillResource): Dimension[] {
  const further = whenKnown(numberAt(placeOf(cache, "SnapshotRetentionLimit"), 0), (kept) => Math.max(0, kept - INCLUDED_SNAPSHOTS));
  if (further === 0) return [];
  const count: Factor = { value: further, unit: "snapshot", what: "beyond the included one" };
  return [
    {
      charge: "backup",
      title: "ElastiCache snapshots",
      sku: "elasticache.snapshot",
      unit: "GB-month",
      basis: "usage",
      usageKeys: ["cache-data"],
      factors: (usage) => [count, { value: usage("cache-data"), unit: "GB" }],
    },
  ];
}

/** Least data that a serverless cache is charged for, by engine ("Amazon ElastiCache pricing"). */
const FLOOR_GB: Readonly<Record<string, number>> = { redis: 1, valkey: 0.1 };

export const serverlessCacheRule: PricingRule = (cache) => {
  const enginePlace = placeOf(cache, "Engine");
  const engine = textAt(enginePlace);
  const asked = numberAt(placeOf(cache, "CacheUsageLimits.DataStorage.Minimum"), 0);
  const least = whenKnown<string, number>(engine, (name) => FLOOR_GB[name] ?? new Unresolved(`there is no rule for a serverless cache with ${name}`, enginePlace));
  const floor = whenKnown(least, (amount) => whenKnown(asked, (minimum) => Math.max(amount, minimum)));
  const sku = (part: "data" | "ecpu"): Known<string> => whenKnown(engine, (name) => `elasticache.serverless.${name}.${part}`);
  const title = `ElastiCache Serverless ${engineWords(engine)}`;
  return [
    standing({ title: `${title}, least data`, sku: sku("data"), unit: "GB-hour", factors: [{ value: floor, unit: "GB", what: "charged even when empty" }, monthOfHours] }),
    {
      charge: "storage",
      title: `${title}, data above the least`,
      sku: sku("data"),
      unit: "GB-hour",
      basis: "usage",
      usageKeys: ["cache-data"],
      factors: (usage) => [{ value: whenKnown(floor, (included) => Math.max(0, usage("cache-data") - included)), unit: "GB", what: "above the least" }, monthOfHours],
    },
    // One for each request of up to 1 KB.
    byUse({ charge: "requests", title: `${title}, processing units`, sku: sku("ecpu"), unit: "ECPU", key: "cache-requests", counted: "ECPU" }),
  ];
};

const ENGINES: Readonly<Record<string, string>> = { redis: "Redis OSS", valkey: "Valkey", memcached: "Memcached" };
const engineWords = (engine: Known<string>): string => (engine instanceof Unresolved ? "" : (ENGINES[engine] ?? engine));
