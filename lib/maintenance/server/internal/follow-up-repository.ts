import "server-only";

import { pool } from "@/lib/db/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import type { FollowUpView } from "../../follow-up";
import type { NewFollowUp } from "../../sign-off";
import { taskIdOf, type TaskInstance } from "../../task-id";

type Row = Omit<FollowUpView, "createdAt" | "doneAt" | "taskId"> & { createdAt: Date; doneAt: Date | null; taskKey: string; instance: string };
/** `instances`: only what came out of tasks of these periods. `atMost` left out: all of them. */
type Of = { environmentIds?: readonly string[]; instances?: readonly string[]; id?: string; task?: TaskInstance; openOnly?: boolean; atMost?: number };

/** Those that are open first, by their day. */
export async function listFollowUpRows({ environmentIds, instances, id, task, openOnly = false, atMost }: Of): Promise<FollowUpView[]> {
  const { rows } = await pool().query<Row>(
    `
    SELECT f.id, f.environment_id AS "environmentId", e.name AS "environmentName", s.task_key AS "taskKey", s.instance, s.task_title AS "taskTitle", f.title, f.owner,
           to_char(f.due_on, 'YYYY-MM-DD') AS "dueOn", f.created_by AS "createdBy", f.created_at AS "createdAt", f.done_at AS "doneAt", f.done_by AS "doneBy"
    FROM maintenance_follow_up f JOIN maintenance_sign_off s ON s.id = f.sign_off_id JOIN environment e ON e.id = f.environment_id
    WHERE e.removed_at IS NULL AND ($1::uuid[] IS NULL OR f.environment_id = ANY($1::uuid[])) AND ($2::uuid IS NULL OR f.id = $2::uuid)
      AND ($3::text IS NULL OR (s.task_key = $3 AND s.instance = $4)) AND (NOT $5 OR f.done_at IS NULL) AND ($7::text[] IS NULL OR s.instance = ANY($7::text[]))
    ORDER BY f.done_at IS NOT NULL, f.due_on, f.id LIMIT $6`,
    [task ? [task.environmentId] : (environmentIds ?? null), id ?? null, task?.taskKey ?? null, task?.instance ?? null, openOnly, atMost ?? null, instances ?? null],
  );
  return rows.map(({ createdAt, doneAt, taskKey, instance, ...row }) => ({
    ...row,
    taskId: taskIdOf({ environmentId: row.environmentId, taskKey, instance }),
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }));
}

/** Of environments that stand. */
export async function countFollowUps({ environmentId, openOnly }: { environmentId: string | undefined; openOnly: boolean }): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `
    SELECT count(*)::int AS count FROM maintenance_follow_up f JOIN environment e ON e.id = f.environment_id
    WHERE e.removed_at IS NULL AND ($1::uuid IS NULL OR f.environment_id = $1::uuid) AND (NOT $2 OR f.done_at IS NULL)`,
    [environmentId ?? null, openOnly],
  );
  return rows[0]?.count ?? 0;
}

/** By environment; one without any is missing. */
export async function countOpenFollowUps(environmentIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; open: number }>(
    `SELECT environment_id AS id, count(*)::int AS open FROM maintenance_follow_up WHERE environment_id = ANY($1::uuid[]) AND done_at IS NULL GROUP BY environment_id`,
    [environmentIds],
  );
  return new Map(rows.map(({ id, open }) => [id, open]));
}

export async function insertFollowUp(tx: Transaction, of: { environmentId: string; signOffId: string; createdBy: string; createdAt: Date }, { title, owner, dueOn }: NewFollowUp): Promise<string> {
  return (await tx.maintenanceFollowUp.create({ data: { ...of, title, owner, dueOn: new Date(`${dueOn}T00:00:00Z`) }, select: { id: true } })).id;
}

/** Null: there is none. */
export async function setFollowUpDone(tx: Database, id: string, done: { at: Date; by: string } | null): Promise<{ environmentId: string; title: string } | null> {
  const [changed] = await tx.maintenanceFollowUp.updateManyAndReturn({ where: { id }, data: { doneAt: done?.at ?? null, doneBy: done?.by ?? null }, select: { environmentId: true, title: true } });
  return changed ?? null;
}
