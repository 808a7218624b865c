import "server-only";

import { DescribeCacheClustersCommand, type ElastiCacheClient } from "@aws-sdk/client-elasticache";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 50;

/** A replica is a cluster of its own: clusters are what is charged, not groups. */
export type CacheCluster = { clusterId: string; replicationGroupId: string | null; nodeType: string; engine: string; engineVersion: string | null; nodes: number; status: string };

/** ElastiCache in one account and region. Throws `AwsError`. */
export function elastiCacheGateway(client: Pick<ElastiCacheClient, "send">, read: ReadCall) {
  return {
    /** All of the account and region: AWS has no filter by group. */
    async listClusters(): Promise<CacheCluster[]> {
      const found: CacheCluster[] = [];
      let marker: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await read("elasticache:DescribeCacheClusters", async () => {
          const { CacheClusters, Marker } = await client.send(new DescribeCacheClustersCommand({ Marker: marker }));
          if (!CacheClusters) throw new MalformedAnswerError("DescribeCacheClusters without a list.");
          const clusters = CacheClusters.map(({ CacheClusterId, ReplicationGroupId, CacheNodeType, Engine, EngineVersion, NumCacheNodes, CacheClusterStatus }) => {
            if (!CacheClusterId || !CacheNodeType || !Engine) throw new MalformedAnswerError("A cache cluster without id, type or engine.");
            return { clusterId: CacheClusterId, replicationGroupId: ReplicationGroupId ?? null, nodeType: CacheNodeType, engine: Engine, engineVersion: EngineVersion ?? null, nodes: NumCacheNodes ?? 1, status: CacheClusterStatus ?? "" };
          });
          return { clusters, next: Marker };
        });
        found.push(...answer.clusters);
        marker = answer.next || undefined;
        if (marker === undefined) break;
      }
      return found;
    },
  };
}
export type ElastiCacheGateway = ReturnType<typeof elastiCacheGateway>;
