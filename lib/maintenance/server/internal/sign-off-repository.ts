import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import { byHandSchema, type ByHand, type SignOffView } from "../../sign-off";
import type { Period } from "../../period-instance";
import type { TaskInstance } from "../../task-id";
import { verdictSchema, type Verdict } from "../../task-state";

/** What holds of an instance: nobody has corrected it. */
export type HeldSignOff = { environmentId: string; taskKey: string; taskTitle: string; period: string; instance: string; verdict: Verdict; signedBy: string; signedAt: Date; late: boolean; unusual: number };

const HOLDS = "NOT EXISTS (SELECT 1 FROM maintenance_sign_off later WHERE later.corrects = s.id)";

/** What holds of these environments in these periods, with how much was unusual in the evidence. One statement. */
export async function listHeld({ environmentIds, instances }: { environmentIds: readonly string[]; instances: readonly string[] }): Promise<HeldSignOff[]> {
  const { rows } = await pool().query<HeldSignOff>(
    `
    SELECT s.environment_id AS "environmentId", s.task_key AS "taskKey", s.task_title AS "taskTitle", s.period, s.instance, s.verdict, s.signed_by AS "signedBy", s.signed_at AS "signedAt", s.late,
           coalesce((SELECT count(*)::int FROM maintenance_evidence v, jsonb_path_query(v.answers, '$[*].answer.unusual[*]') WHERE v.id = s.evidence_id), 0) AS unusual
    FROM maintenance_sign_off s
    WHERE s.environment_id = ANY($1::uuid[]) AND s.instance = ANY($2::text[]) AND ${HOLDS}`,
    [environmentIds, instances],
  );
  return rows;
}

export type SignedInstance = { environmentId: string; taskKey: string; instance: string; verdict: Verdict; signedBy: string };

/** The same in short, of one period from an instance on: enough to tell how each stood. */
export async function listSigned({ environmentIds, period, from }: { environmentIds: readonly string[]; period: Period; from: string }): Promise<SignedInstance[]> {
  const { rows } = await pool().query<SignedInstance>(
    `
    SELECT s.environment_id AS "environmentId", s.task_key AS "taskKey", s.instance, s.verdict, s.signed_by AS "signedBy" FROM maintenance_sign_off s
    WHERE s.environment_id = ANY($1::uuid[]) AND s.period = $2 AND s.instance >= $3 AND ${HOLDS}`,
    [environmentIds, period, from],
  );
  return rows;
}

export type SignOffRecord = SignOffView & TaskInstance;

/** All that was signed on an instance, newest first; the first holds. */
export async function listSignOffsOf(from: Database, { environmentId, taskKey, instance }: TaskInstance): Promise<SignOffRecord[]> {
  const rows = await from.maintenanceSignOff.findMany({ where: { environmentId, taskKey, instance }, orderBy: [{ signedAt: "desc" }, { id: "desc" }] });
  return rows.map((row) => ({
    environmentId,
    taskKey,
    instance,
    id: row.id,
    verdict: verdictSchema.parse(row.verdict),
    note: row.note,
    byHand: z.array(byHandSchema).parse(row.byHand),
    evidenceId: row.evidenceId,
    signedBy: row.signedBy,
    signedAt: row.signedAt.toISOString(),
    late: row.late,
    corrects: row.corrects,
  }));
}

export type NewSignOff = TaskInstance & {
  taskTitle: string;
  period: Period;
  verdict: Verdict;
  note: string;
  evidenceId: string | null;
  byHand: ByHand[];
  signedBy: string;
  signedById: string | null;
  signedAt: Date;
  late: boolean;
  corrects: string | null;
};

/** Its id; null where somebody else signed (or corrected) it a moment before. */
export async function insertSignOff(tx: Transaction, signOff: NewSignOff): Promise<string | null> {
  const [made] = await tx.maintenanceSignOff.createManyAndReturn({ data: [signOff], skipDuplicates: true, select: { id: true } });
  return made?.id ?? null;
}
