import "server-only";

import type { CacheCluster, ElastiCacheGateway } from "@/lib/aws/elasticache";
import type { RdsGateway } from "@/lib/aws/rds";
import type { ResolvedRecord } from "@/lib/pricing/resolved-value";

import type { Observation } from "../../../running-bill";
import type { MadeResource, Observed } from "./stack-part";

/** A stopped database keeps its storage and its backups, and pays for both. */
export async function observeDatabases(databases: readonly MadeResource[], rds: RdsGateway): Promise<Observed> {
  const observed: Observed = new Map();
  for (const { logicalId, physicalId } of databases) {
    const found = await rds.findInstance(physicalId);
    if (!found) {
      observed.set(logicalId, { kind: "gone" });
      continue;
    }
    const properties: ResolvedRecord = {
      DBInstanceClass: found.instanceClass,
      Engine: found.engine,
      MultiAZ: found.multiAz,
      AllocatedStorage: found.allocatedStorageGb,
      StorageType: found.storageType,
      ...(found.iops === null ? {} : { Iops: found.iops }),
    };
    observed.set(logicalId, { kind: found.status === "stopped" || found.status === "stopping" ? "stopped" : "running", properties });
  }
  return observed;
}

/** Replication groups and single clusters, by the clusters that there are: each replica is one. */
export async function observeCaches(groups: readonly MadeResource[], single: readonly MadeResource[], elastiCache: ElastiCacheGateway): Promise<Observed> {
  const clusters = await elastiCache.listClusters();
  const ofGroup = (id: string) => clusters.filter(({ replicationGroupId }) => replicationGroupId === id);
  return new Map([
    ...groups.map(({ logicalId, physicalId }): [string, Observation] => {
      const found = ofGroup(physicalId);
      return [logicalId, found.length === 0 ? { kind: "gone" } : { kind: "running", properties: { ...sizeOf(found), NumCacheClusters: nodesOf(found) } }];
    }),
    ...single.map(({ logicalId, physicalId }): [string, Observation] => {
      const found = clusters.filter(({ clusterId }) => clusterId === physicalId);
      return [logicalId, found.length === 0 ? { kind: "gone" } : { kind: "running", properties: { ...sizeOf(found), NumCacheNodes: nodesOf(found) } }];
    }),
  ]);
}

const nodesOf = (clusters: readonly CacheCluster[]): number => clusters.reduce((sum, { nodes }) => sum + nodes, 0);

function sizeOf([first]: readonly CacheCluster[]): ResolvedRecord {
  return first ? { CacheNodeType: first.nodeType, Engine: first.engine } : {};
}
