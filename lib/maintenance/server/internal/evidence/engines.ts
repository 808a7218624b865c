import "server-only";

import { elastiCacheGateway } from "@/lib/aws/elasticache";
import { elastiCacheMaintenanceGateway } from "@/lib/aws/elasticache-maintenance";
import { rdsMaintenanceGateway } from "@/lib/aws/rds-maintenance";

import { SUPPORT_DATES_LISTED_ON, supportOf, type Support } from "../../../end-of-support";
import { newerVersions } from "../../../version-order";
import { inDays } from "./ages";
import { ofType, type EvidenceContext } from "./evidence-context";
import type { VersionsPart } from "./versions-part";

type Engine = { logicalId: string; engine: string; version: string | null; offered: readonly string[] };

/** Versions of database and cache, newer ones that AWS offers, and the end of support. Null: the stack has neither. */
export async function enginesPart(context: EvidenceContext): Promise<VersionsPart | null> {
  const engines = (await Promise.all([databases(context), caches(context), serverlessCaches(context)])).flat();
  if (engines.length === 0) return null;
  const told = engines.map(({ offered, ...engine }) => ({
    ...engine,
    newer: engine.version === null ? { ofMajor: null, ofAll: null } : newerVersions(engine.version, offered),
    support: engine.version === null ? ({ kind: "unknown" } satisfies Support) : supportOf(engine.engine, engine.version, context.now),
  }));
  return {
    told: told.map(({ logicalId, engine, version }) => `${logicalId}: ${engine} ${version ?? "of unknown version"}`),
    tables: [
      {
        title: "Engines",
        columns: ["Of", "Engine", "Version", "Newer, same major", "Newest", "Support ends"],
        rows: told.map(({ logicalId, engine, version, newer, support }) => [logicalId, engine, version ?? "not known", newer.ofMajor ?? "–", newer.ofAll ?? "–", endOf(support)]),
      },
    ],
    unusual: told.flatMap(({ logicalId, engine, version, newer, support }) => [
      ...(version === null ? [`The version of ${logicalId} is not known.`] : []),
      ...(newer.ofMajor === null ? [] : [`${logicalId}: ${engine} ${newer.ofMajor} is available, ${version} runs.`]),
      ...(support.kind === "ended" ? [`${logicalId}: AWS's standard support of ${engine} ${version} ended on ${support.endsOn} (${support.source}).`] : []),
      ...(support.kind === "ends-soon" ? [`${logicalId}: AWS's standard support of ${engine} ${version} ends in ${inDays(support.days)}, on ${support.endsOn} (${support.source}).`] : []),
    ]),
    source: `RDS and ElastiCache, versions that run and are offered; ends of support as listed on ${SUPPORT_DATES_LISTED_ON}`,
  };
}

function endOf(support: Support): string {
  if (support.kind === "unknown") return `not in the list of ${SUPPORT_DATES_LISTED_ON}`;
  return `${support.kind === "no-date-set" ? "no date set yet" : support.endsOn} (${support.source})`;
}

async function databases(context: EvidenceContext): Promise<Engine[]> {
  const found = await ofType(context, "AWS::RDS::DBInstance");
  const rds = rdsMaintenanceGateway(await context.aws.clients.rds(), context.aws.read);
  return Promise.all(
    found.map(async ({ logicalId, physicalId }) => {
      const database = await rds.findDatabase(physicalId);
      if (!database) return { logicalId, engine: "unknown", version: null, offered: [] };
      const upgrades = await rds.listUpgrades(database.engine, database.engineVersion);
      return { logicalId, engine: database.engine, version: database.engineVersion, offered: upgrades.map(({ version }) => version) };
    }),
  );
}

async function caches(context: EvidenceContext): Promise<Engine[]> {
  const groups = await ofType(context, "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster");
  if (groups.length === 0) return [];
  const client = await context.aws.clients.elastiCache();
  const clusters = await elastiCacheGateway(client, context.aws.read).listClusters();
  const maintenance = elastiCacheMaintenanceGateway(client, context.aws.read);
  return Promise.all(
    groups.map(async ({ logicalId, physicalId }) => {
      const member = clusters.find(({ clusterId, replicationGroupId }) => replicationGroupId === physicalId || clusterId === physicalId);
      if (!member) return { logicalId, engine: "unknown", version: null, offered: [] };
      return { logicalId, engine: member.engine, version: member.engineVersion, offered: await maintenance.listVersions(member.engine) };
    }),
  );
}

/** AWS keeps their minor version itself; only the major one is a choice. */
async function serverlessCaches(context: EvidenceContext): Promise<Engine[]> {
  const found = await ofType(context, "AWS::ElastiCache::ServerlessCache");
  const maintenance = elastiCacheMaintenanceGateway(await context.aws.clients.elastiCache(), context.aws.read);
  return Promise.all(
    found.map(async ({ logicalId, physicalId }) => {
      const cache = await maintenance.findServerless(physicalId);
      return { logicalId, engine: cache?.engine ?? "unknown", version: cache?.fullEngineVersion || null, offered: [] };
    }),
  );
}
