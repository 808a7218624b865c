import "server-only";

import {
  DescribeCacheEngineVersionsCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeSnapshotsCommand,
  DescribeUpdateActionsCommand,
  type ElastiCacheClient,
} from "@aws-sdk/client-elasticache";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

export type CacheGroupUpkeep = { groupId: string; memberIds: string[]; snapshotDays: number };
export type CacheSnapshot = { name: string; status: string; madeAt: Date | null };
export type CacheUpdate = { update: string; severity: string; status: string; applyBy: Date | null };
export type ServerlessCache = { name: string; engine: string; fullEngineVersion: string; snapshotDays: number };

/** What ElastiCache tells of keeping caches up. Throws `AwsError`. */
export function elastiCacheMaintenanceGateway(client: Pick<ElastiCacheClient, "send">, read: ReadCall) {
  return {
    /** Null: no such group. */
    findGroup: (groupId: string): Promise<CacheGroupUpkeep | null> =>
      unlessMissing(() =>
        read("elasticache:DescribeReplicationGroups", async () => {
          const { ReplicationGroups } = await client.send(new DescribeReplicationGroupsCommand({ ReplicationGroupId: groupId }));
          const [found] = ReplicationGroups ?? [];
          if (!found) throw new MalformedAnswerError("DescribeReplicationGroups without the group that was asked for.");
          return { groupId, memberIds: found.MemberClusters ?? [], snapshotDays: found.SnapshotRetentionLimit ?? 0 };
        }),
      ),

    /** Null: no such cache. */
    findServerless: (name: string): Promise<ServerlessCache | null> =>
      unlessMissing(() =>
        read("elasticache:DescribeServerlessCaches", async () => {
          const { ServerlessCaches } = await client.send(new DescribeServerlessCachesCommand({ ServerlessCacheName: name }));
          const [found] = ServerlessCaches ?? [];
          if (!found) throw new MalformedAnswerError("DescribeServerlessCaches without the cache that was asked for.");
          return { name, engine: found.Engine ?? "", fullEngineVersion: found.FullEngineVersion ?? found.MajorEngineVersion ?? "", snapshotDays: found.SnapshotRetentionLimit ?? 0 };
        }),
      ),

    /** Versions of an engine that AWS offers. */
    async listVersions(engine: string): Promise<string[]> {
      return read("elasticache:DescribeCacheEngineVersions", async () => {
        const { CacheEngineVersions } = await client.send(new DescribeCacheEngineVersionsCommand({ Engine: engine }));
        if (!CacheEngineVersions) throw new MalformedAnswerError("DescribeCacheEngineVersions without a list.");
        return [...new Set(CacheEngineVersions.flatMap(({ EngineVersion }) => EngineVersion ?? []))];
      });
    },

    /** Newest first. */
    async listSnapshots(groupId: string): Promise<CacheSnapshot[]> {
      return read("elasticache:DescribeSnapshots", async () => {
        const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ ReplicationGroupId: groupId }));
        if (!Snapshots) throw new MalformedAnswerError("DescribeSnapshots without a list.");
        const snapshots = Snapshots.map(({ SnapshotName, SnapshotStatus, NodeSnapshots = [] }) => ({ name: SnapshotName ?? "", status: SnapshotStatus ?? "", madeAt: NodeSnapshots[0]?.SnapshotCreateTime ?? null }));
        return snapshots.toSorted((a, b) => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0));
      });
    },

    /** Service updates that these groups have not taken yet. */
    async listPendingUpdates(groupIds: readonly string[]): Promise<CacheUpdate[]> {
      return read("elasticache:DescribeUpdateActions", async () => {
        const { UpdateActions } = await client.send(new DescribeUpdateActionsCommand({ ReplicationGroupIds: [...groupIds], UpdateActionStatus: ["not-applied", "scheduled", "waiting-to-start"] }));
        if (!UpdateActions) throw new MalformedAnswerError("DescribeUpdateActions without a list.");
        return UpdateActions.map(({ ServiceUpdateName, ServiceUpdateSeverity, UpdateActionStatus, ServiceUpdateRecommendedApplyByDate }) => ({
          update: ServiceUpdateName ?? "",
          severity: ServiceUpdateSeverity ?? "",
          status: UpdateActionStatus ?? "",
          applyBy: ServiceUpdateRecommendedApplyByDate ?? null,
        }));
      });
    },
  };
}
export type ElastiCacheMaintenanceGateway = ReturnType<typeof elastiCacheMaintenanceGateway>;

async function unlessMissing<Answer>(look: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AwsError && (error.kind === "not-found" || error.awsCode?.includes("NotFound"))) return null;
    throw error;
  }
}
