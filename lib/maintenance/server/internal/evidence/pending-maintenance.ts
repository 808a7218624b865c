import "server-only";

import { elastiCacheMaintenanceGateway } from "@/lib/aws/elasticache-maintenance";
import { rdsMaintenanceGateway } from "@/lib/aws/rds-maintenance";

import { gathered, nothingThere } from "../../../evidence";
import { dayText } from "./ages";
import { ofType, type Gather } from "./evidence-context";

/** What AWS wants to do to databases and caches, and until when. */
export const gatherPendingMaintenance: Gather = async (context) => {
  const { aws, now } = context;
  const [databases, caches] = await Promise.all([ofType(context, "AWS::RDS::DBInstance"), ofType(context, "AWS::ElastiCache::ReplicationGroup")]);
  if (databases.length + caches.length === 0) return nothingThere("The stack has neither a database nor a cache that AWS would maintain.");
  const rds = rdsMaintenanceGateway(await aws.clients.rds(), aws.read);
  const elastiCache = elastiCacheMaintenanceGateway(await aws.clients.elastiCache(), aws.read);
  const ofDatabases = await Promise.all(
    databases.map(async ({ logicalId, physicalId }) => {
      const database = await rds.findDatabase(physicalId);
      if (!database) return [[logicalId, "unknown to RDS", "–", "–"]];
      return (await rds.listPendingActions(database.arn)).map(({ action, description, byItselfAfter, forcedAt }) => [logicalId, `${action}: ${description}`, dayText(byItselfAfter), dayText(forcedAt)]);
    }),
  );
  const updates = caches.length === 0 ? [] : await elastiCache.listPendingUpdates(caches.map(({ physicalId }) => physicalId));
  const rows = [...ofDatabases.flat(), ...updates.map(({ update, severity, applyBy }) => ["Cache", `${update} (${severity})`, "–", dayText(applyBy)])];
  return gathered({
    summary: rows.length === 0 ? "Nothing is pending." : `${rows.length} pending ${rows.length === 1 ? "action" : "actions"}.`,
    figures: [{ title: "Pending actions", value: rows.length, unit: "", target: "0", former: null, unusual: rows.length === 0 ? null : "take them in a quiet hour, before AWS takes them by itself." }],
    tables: rows.length === 0 ? [] : [{ title: "Pending", columns: ["Of", "What", "By itself after", "At the latest"], rows }],
    asOf: now.toISOString(),
    source: "RDS, DescribePendingMaintenanceActions; ElastiCache, DescribeUpdateActions",
  });
};
