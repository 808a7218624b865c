import "server-only";

import { actorName, personIdOf, type Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import { publish } from "@/lib/stream/server/stream-repository";

import { unusualOf, type EvidenceItem } from "../../evidence";
import { obstacleToFollowUp, obstacleToVerdict, type SignOffInput } from "../../sign-off";
import { dayIn } from "../../zoned-time";
import { findEvidence } from "./evidence-repository";
import type { FoundTask } from "./find-task";
import { insertFollowUp } from "./follow-up-repository";
import { insertSignOff } from "./sign-off-repository";

const OLDEST_EVIDENCE_MS = 12 * 3_600_000; // a verdict is on how things are, not on how they were yesterday

type Input = { actor: Actor; found: FoundTask; signOff: SignOffInput; now: Date; corrects: string | null };

/** What the verdict rests on; empty where a task is skipped unseen. Throws `AppError` "invalid-input" (a day that has passed, too) or "not-possible". */
export async function requireEvidence({ found, signOff, now, corrects }: Input): Promise<EvidenceItem[]> {
  const hopeless = obstacleToFollowUp(signOff.followUp, dayIn(found.environment.calendar.zone, now));
  if (hopeless) throw new AppError("invalid-input", hopeless);
  if (signOff.evidenceId === null) return [];
  const evidence = await findEvidence(database(), signOff.evidenceId, found.of);
  if (!evidence) throw new AppError("invalid-input", "The evidence was not gathered for this task and period. Gather it, look at it, then sign.");
  // A correction may rest on what was seen when the first word was given.
  if (corrects === null && now.getTime() - Date.parse(evidence.gatheredAt) > OLDEST_EVIDENCE_MS)
    throw new AppError("not-possible", "This evidence is more than twelve hours old. Gather it anew, look at it, then sign.");
  const obstacle = obstacleToVerdict(signOff, evidence.items);
  if (obstacle) throw new AppError("invalid-input", obstacle);
  return evidence.items;
}

/** Keeps a verdict with its follow-up, the audit's row and word to open pages. Null: somebody else was first. */
export async function keepSignOff(tx: Transaction, { actor, found, signOff, now, corrects }: Input, items: readonly EvidenceItem[]): Promise<string | null> {
  const { task, of, period, environment, times } = found;
  const id = await insertSignOff(tx, {
    ...of,
    period,
    taskTitle: task.title,
    verdict: signOff.verdict,
    note: signOff.note,
    evidenceId: signOff.evidenceId,
    byHand: signOff.byHand,
    signedBy: actorName(actor),
    signedById: personIdOf(actor),
    signedAt: now,
    late: now >= times.due,
    corrects,
  });
  if (id === null) return null;
  if (signOff.followUp) await insertFollowUp(tx, { environmentId: of.environmentId, signOffId: id, createdBy: actorName(actor), createdAt: now }, signOff.followUp);
  await writeAudit(tx, {
    actor,
    action: corrects === null ? "maintenance.sign" : "maintenance.correct",
    outcome: { kind: "done" },
    object: { type: "maintenance-task", id: `${of.environmentId}.${of.taskKey}.${of.instance}` },
    environmentId: of.environmentId,
    summary: `${corrects === null ? "Signed" : "Corrected"} "${task.title}" of ${environment.name} for ${of.instance}: ${signOff.verdict}.`,
    details: { signOff: id, verdict: signOff.verdict, evidence: signOff.evidenceId, unusual: unusualOf(items).length, filledIn: signOff.byHand.length, followUp: signOff.followUp?.title ?? null, corrects },
  });
  await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId: of.environmentId, taskKey: of.taskKey, instance: of.instance } });
  return id;
}
