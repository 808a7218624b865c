import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";

import { evidenceKindSchema, type EvidenceKind } from "../../evidence";
import { byHandSchema, type ByHand } from "../../sign-off";
import type { Verdict } from "../../task-state";

export type ReportedSignOff = {
  environmentId: string;
  taskKey: string;
  taskTitle: string;
  period: string;
  instance: string;
  verdict: Verdict;
  note: string;
  signedBy: string;
  signedAt: Date;
  late: boolean;
  byHand: ByHand[];
  unusual: string[];
  untold: EvidenceKind[];
};

const storedByHand = z.array(byHandSchema);
const storedTexts = z.array(z.string());
const storedKinds = z.array(evidenceKindSchema);

/** What holds of these environments and instances, with what their evidence said. Of the answers only that is fetched: their tables are long. */
export async function listReported(environmentIds: readonly string[], instances: readonly string[]): Promise<ReportedSignOff[]> {
  const { rows } = await pool().query<Omit<ReportedSignOff, "byHand" | "unusual" | "untold"> & { byHand: unknown; unusual: unknown; untold: unknown }>(
    `
    SELECT s.environment_id AS "environmentId", s.task_key AS "taskKey", s.task_title AS "taskTitle", s.period, s.instance, s.verdict, s.note,
           s.signed_by AS "signedBy", s.signed_at AS "signedAt", s.late, s.by_hand AS "byHand",
           coalesce(jsonb_path_query_array(v.answers, '$[*].answer.unusual[*]'), '[]') AS unusual,
           coalesce(jsonb_path_query_array(v.answers, '$[*] ? (@.answer.kind == "could-not-tell").kind'), '[]') AS untold
    FROM maintenance_sign_off s LEFT JOIN maintenance_evidence v ON v.id = s.evidence_id
    WHERE s.environment_id = ANY($1::uuid[]) AND s.instance = ANY($2::text[]) AND NOT EXISTS (SELECT 1 FROM maintenance_sign_off later WHERE later.corrects = s.id)`,
    [environmentIds, instances],
  );
  return rows.map(({ byHand, unusual, untold, ...row }) => ({ ...row, byHand: storedByHand.parse(byHand), unusual: storedTexts.parse(unusual), untold: storedKinds.parse(untold) }));
}
