import "server-only";

import { z } from "zod";

import type { Database, Transaction } from "@/lib/db/transaction";

import { VERIFICATION_OUTCOMES, type Finding } from "../../verification-view";

const outcomeSchema = z.enum(VERIFICATION_OUTCOMES).catch("unknown");
const LOOK_BACK_HOURS = 24; // what ended before the checks were invented, or while no worker ran for a day, is not checked unasked

export type DueVerification = { environmentId: string; release: number; operationId: string };

/** Releases that a deployment has brought and that nobody has checked since it ended. */
export async function listDueVerifications(database: Database, now: Date): Promise<DueVerification[]> {
  return database.$queryRaw<DueVerification[]>`
    SELECT e.id AS "environmentId", o.release, o.id AS "operationId"
    FROM environment e JOIN operation o ON o.id = e.last_operation_id
    LEFT JOIN verification_run run ON run.environment_id = e.id AND run.release = o.release
    WHERE e.removed_at IS NULL AND o.state = 'succeeded' AND o.release = e.running_release AND o.resolved_to IN ('create-stack', 'update-stack')
      AND o.ended_at > ${now}::timestamptz - ${LOOK_BACK_HOURS} * interval '1 hour' AND (run.environment_id IS NULL OR run.operation_id IS DISTINCT FROM o.id)
      AND (run.environment_id IS NULL OR run.requested_at < o.ended_at)`;
}

type Run = { requestedBy: string; requestedAt: Date; finishedAt: Date | null };

/** A run of the same release that is open or over begins anew. */
export async function beginRun(tx: Transaction, { environmentId, release, ...run }: { environmentId: string; release: number; operationId: string | null; requestedBy: string; requestedAt: Date }): Promise<void> {
  const values = { ...run, finishedAt: null };
  await tx.verificationRun.upsert({ where: { environmentId_release: { environmentId, release } }, create: { environmentId, release, ...values }, update: values });
}

export const findRun = (database: Database, environmentId: string, release: number): Promise<Run | null> =>
  database.verificationRun.findUnique({ where: { environmentId_release: { environmentId, release } }, select: { requestedBy: true, requestedAt: true, finishedAt: true } });

/** Ends the run that was asked for then; one that was asked for anew meanwhile goes on. */
export async function endRun(database: Database, { environmentId, release, requestedAt, now }: { environmentId: string; release: number; requestedAt: Date; now: Date }): Promise<void> {
  await database.verificationRun.updateMany({ where: { environmentId, release, requestedAt }, data: { finishedAt: now } });
}

const FORGOTTEN_MS = 30 * 60_000; // a run takes ten minutes, and its job is repeated where it fails

/** Ends runs whose job was lost: what it has not looked at stays unlooked at, but nobody waits for it any more. */
export async function endForgottenRuns(database: Database, now: Date): Promise<void> {
  await database.verificationRun.updateMany({ where: { finishedAt: null, requestedAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) } }, data: { finishedAt: now } });
}

type Result = Finding & { at: Date; signedBy: string | null };

/** By the step's key; steps that nobody has looked at are missing. */
export async function listResults(database: Database, environmentId: string, release: number): Promise<Map<string, Result>> {
  const rows = await database.verificationResult.findMany({ where: { environmentId, release } });
  return new Map(rows.map(({ stepKey, outcome, detail, at, signedBy }) => [stepKey, { outcome: outcomeSchema.parse(outcome), detail, at, signedBy }]));
}

type Step = { environmentId: string; release: number; stepKey: string };

/** What a person signs takes the place of the finding before; who signed what stays in the audit. */
export async function writeSignature(tx: Transaction, { environmentId, release, stepKey, ...result }: Finding & Step & { at: Date; signedBy: string }): Promise<void> {
  await tx.verificationResult.upsert({
    where: { environmentId_release_stepKey: { environmentId, release, stepKey } },
    create: { environmentId, release, stepKey, ...result },
    update: result,
  });
}

/** What the machine finds takes the place of the finding before, but not of what a person signed since the run was asked for: checks take seconds, and people sign meanwhile. */
export async function writeFinding(database: Database, { environmentId, release, stepKey, requestedAt, ...finding }: Finding & Step & { at: Date; requestedAt: Date }): Promise<void> {
  const step = { environmentId, release, stepKey };
  const result = { ...finding, signedBy: null };
  const { count } = await database.verificationResult.createMany({ data: [{ ...step, ...result }], skipDuplicates: true });
  if (count === 0) await database.verificationResult.updateMany({ where: { ...step, OR: [{ signedBy: null }, { at: { lt: requestedAt } }] }, data: result });
}
