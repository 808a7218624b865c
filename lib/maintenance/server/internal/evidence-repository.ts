import "server-only";

import { createHash } from "node:crypto";

import { z } from "zod";

import { database, type Database, type Transaction } from "@/lib/db/transaction";

import { evidenceItemSchema, type EvidenceItem, type GatheredEvidence } from "../../evidence";
import type { TaskInstance } from "../../task-id";

type EvidenceRow = { id: string; gatheredAt: Date; gatheredBy: string; hash: string; answers: unknown };

const toGathered = ({ gatheredAt, answers, ...row }: EvidenceRow): GatheredEvidence => ({ id: row.id, gatheredBy: row.gatheredBy, hash: row.hash, gatheredAt: gatheredAt.toISOString(), items: z.array(evidenceItemSchema).parse(answers) });

export async function insertEvidence(tx: Transaction, task: TaskInstance, items: readonly EvidenceItem[], { gatheredBy, gatheredAt }: { gatheredBy: string; gatheredAt: Date }): Promise<GatheredEvidence> {
  const answers = z.array(evidenceItemSchema).parse(items);
  const hash = createHash("sha256").update(JSON.stringify(answers)).digest("hex");
  const { environmentId, taskKey, instance } = task;
  return toGathered(await tx.maintenanceEvidence.create({ data: { environmentId, taskKey, instance, answers, hash, gatheredBy, gatheredAt } }));
}

/** Null: there is none of this id for this instance; evidence of another task is none. */
export async function findEvidence(from: Database, id: string, { environmentId, taskKey, instance }: TaskInstance): Promise<GatheredEvidence | null> {
  const row = await from.maintenanceEvidence.findFirst({ where: { id, environmentId, taskKey, instance } });
  return row && toGathered(row);
}

/** What was gathered last for an instance; null: nothing. */
export async function findNewestEvidence({ environmentId, taskKey, instance }: TaskInstance): Promise<GatheredEvidence | null> {
  const row = await database().maintenanceEvidence.findFirst({ where: { environmentId, taskKey, instance }, orderBy: [{ gatheredAt: "desc" }, { id: "desc" }] });
  return row && toGathered(row);
}

/** Forgets what nobody signed on; answers how much. */
export async function pruneEvidence(before: Date): Promise<number> {
  return database().$executeRaw`
    DELETE FROM maintenance_evidence v WHERE v.gathered_at < ${before} AND NOT EXISTS (SELECT 1 FROM maintenance_sign_off s WHERE s.evidence_id = v.id)`;
}
