import "server-only";

import { elastiCacheMaintenanceGateway } from "@/lib/aws/elasticache-maintenance";
import { rdsMaintenanceGateway } from "@/lib/aws/rds-maintenance";

import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import { daysFrom, inDays, minuteText } from "./ages";
import { ofType, type EvidenceContext, type Gather } from "./evidence-context";

const HOUR_MS = 3_600_000;
const OLDEST_RESTORABLE_HOURS = 1; // RDS ships its log every five minutes: an hour behind is a fault
const OLDEST_SNAPSHOT_HOURS = 26; // one a day, with two hours for the window

type Found = { figures: Figure[]; rows: string[][]; unusual: string[] };

/** How old what could be restored is: databases by their log, caches by their snapshots. */
export const gatherBackupAge: Gather = async (context) => {
  const [databases, caches, tables] = await Promise.all([ofType(context, "AWS::RDS::DBInstance"), ofType(context, "AWS::ElastiCache::ReplicationGroup"), ofType(context, "AWS::DynamoDB::Table")]);
  if (databases.length + caches.length + tables.length === 0) return nothingThere("The stack has neither a database nor a cache nor a table.");
  const untold = tables.map(({ logicalId }) => `Not gathered: whether the table ${logicalId} can be restored to a moment. Look under Backups of the table in DynamoDB.`);
  if (databases.length + caches.length === 0) return couldNotTell(untold.join(" "));
  const found = await Promise.all([...databases.map(({ logicalId, physicalId }) => ofDatabase(context, logicalId, physicalId)), ...caches.map(({ logicalId, physicalId }) => ofCache(context, logicalId, physicalId))]);
  return gathered({
    summary: "What could be restored, and from when. A backup is proven only by a restore: note the last one by hand.",
    figures: found.flatMap(({ figures }) => figures),
    tables: [{ title: "Backups", columns: ["Of", "Kept", "Latest", "Snapshots"], rows: found.flatMap(({ rows }) => rows) }],
    unusual: [...found.flatMap(({ unusual }) => unusual), ...untold],
    asOf: context.now.toISOString(),
    source: "RDS, DescribeDBInstances and DescribeDBSnapshots; ElastiCache, DescribeReplicationGroups and DescribeSnapshots",
  });
};

async function ofDatabase({ aws, now }: EvidenceContext, logicalId: string, identifier: string): Promise<Found> {
  const rds = rdsMaintenanceGateway(await aws.clients.rds(), aws.read);
  const database = await rds.findDatabase(identifier);
  if (!database) return { figures: [], rows: [], unusual: [`${logicalId} is in the stack, and RDS does not know it.`] };
  if (database.isReplica) return { figures: [], rows: [[logicalId, "a replica", "–", "–"]], unusual: [] };
  const snapshots = await rds.listSnapshots(identifier);
  const newest = snapshots.find(({ status }) => status === "available") ?? null;
  const latest = database.latestRestorable;
  const hours = latest === null ? null : (now.getTime() - latest.getTime()) / HOUR_MS;
  const unusual =
    database.backupDays === 0
      ? "keeps no automatic backups."
      : hours === null
        ? "AWS names no moment that it can be restored to."
        : hours > OLDEST_RESTORABLE_HOURS
          ? `can be restored to ${Math.round(hours)} hours ago at the latest.`
          : null;
  return {
    figures: [{ title: `${logicalId}, behind`, value: hours === null ? null : Number(hours.toFixed(2)), unit: "hours", target: `at most ${OLDEST_RESTORABLE_HOURS} hour`, former: null, unusual }],
    rows: [[logicalId, inDays(database.backupDays), minuteText(latest), newest ? `${snapshots.length}, newest ${minuteText(newest.madeAt)}` : "none"]],
    unusual: [],
  };
}

async function ofCache({ aws, now }: EvidenceContext, logicalId: string, groupId: string): Promise<Found> {
  const elastiCache = elastiCacheMaintenanceGateway(await aws.clients.elastiCache(), aws.read);
  const group = await elastiCache.findGroup(groupId);
  if (!group) return { figures: [], rows: [], unusual: [`${logicalId} is in the stack, and ElastiCache does not know it.`] };
  if (group.snapshotDays === 0) return { figures: [], rows: [[logicalId, "none", "–", "–"]], unusual: [] }; // a cache without backups is a choice of the plan
  const snapshots = await elastiCache.listSnapshots(groupId);
  const newest = snapshots.find(({ status, madeAt }) => status === "available" && madeAt !== null)?.madeAt ?? null;
  const hours = newest === null ? null : (now.getTime() - newest.getTime()) / HOUR_MS;
  const unusual = hours === null ? "should keep snapshots and has none yet." : hours > OLDEST_SNAPSHOT_HOURS ? `its newest snapshot is ${inDays(daysFrom(newest ?? now, now))} old.` : null;
  return {
    figures: [{ title: `${logicalId}, newest snapshot`, value: hours === null ? null : Number(hours.toFixed(1)), unit: "hours old", target: `at most ${OLDEST_SNAPSHOT_HOURS} hours`, former: null, unusual }],
    rows: [[logicalId, inDays(group.snapshotDays), minuteText(newest), String(snapshots.length)]],
    unusual: [],
  };
}
