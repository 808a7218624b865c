import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { actObstacle, muteProblem, type AlarmAct, type RefusedAct } from "../alarm-act";
import type { AlarmView } from "../alarm-view";
import type { AlarmRow } from "./alarm-row";
import { findPossibleOwner, lockAlarmRows, storeAct, updateDesk } from "./internal/alarm-desk-repository";
import { findAlarmRows } from "./internal/alarm-repository";
import { tellAlarms } from "./internal/tell-alarms";

export type ActOutcome = { items: AlarmView[]; refused: RefusedAct[] };

/**
 * Does the same about several alarms: each one that the act makes sense for has it, with a row of history and of the audit; of the others the
 * answer says why not. Nothing is written to AWS. Throws `AppError` "not-found" (a person) and "invalid-input" (a time).
 */
export async function actOnAlarms({ actor, ids, act, now }: { actor: Actor; ids: readonly string[]; act: AlarmAct; now: Date }): Promise<ActOutcome> {
  authorize(actor, "alarms:write");
  const problem = act.kind === "mute" ? muteProblem(new Date(act.until), now) : null;
  if (problem) throw new AppError("invalid-input", problem, { problems: [{ path: "until", message: problem }] });
  return inTransaction(async (tx) => {
    const owner = act.kind === "assign" && act.personId !== null ? await findPossibleOwner(tx, act.personId) : null;
    if (act.kind === "assign" && act.personId !== null && !owner) throw new AppError("not-found", "There is no such person, or they may no longer sign in.");
    await lockAlarmRows(tx, ids);
    const rows = await findAlarmRows(tx, ids);
    const refused: RefusedAct[] = ids.filter((id) => !rows.some((row) => row.id === id)).map((id) => ({ id, kind: "unknown", reason: "There is no such alarm." }));
    const changed: string[] = [];
    for (const row of rows) {
      const obstacle = actObstacle(act.kind, { state: row.state, isMuted: row.mutedUntil !== null, isAcknowledged: row.acknowledgedAt !== null });
      if (obstacle) refused.push({ id: row.id, kind: "not-possible", reason: obstacle });
      else {
        await actOn(tx, { actor, row, act, owner, now });
        changed.push(row.id);
      }
    }
    return { items: await tellAlarms(tx, changed, { countsChanged: false }), refused };
  });
}

type OneAct = { actor: Actor; row: AlarmRow; act: AlarmAct; owner: { id: string; name: string } | null; now: Date };

async function actOn(tx: Transaction, { actor, row, act, owner, now }: OneAct): Promise<void> {
  const by = actorName(actor);
  await updateDesk(tx, row.id, deskAfter(act, { by, owner, now }));
  await storeAct(tx, { alarmId: row.id, at: now, kind: act.kind, byName: by, note: act.note, until: act.kind === "mute" ? new Date(act.until) : null, ownerName: owner?.name ?? null });
  await writeAudit(tx, {
    actor,
    action: `alarm.${act.kind}`,
    outcome: { kind: "done" },
    object: { type: "alarm", id: row.id },
    ...(row.environmentId === null ? {} : { environmentId: row.environmentId }),
    summary: summaryOf(act, row, owner?.name ?? null),
    details: { alarm: row.name, ...(act.kind === "mute" ? { until: act.until } : {}), ...(act.note === "" ? {} : { note: act.note }) },
  });
}

function deskAfter(act: AlarmAct, { by, owner, now }: { by: string; owner: OneAct["owner"]; now: Date }): Parameters<typeof updateDesk>[2] {
  switch (act.kind) {
    case "acknowledge":
      return { acknowledgedAt: now, acknowledgedBy: by, acknowledgeNote: act.note };
    case "assign":
      return { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null };
    case "mute":
      return { mutedUntil: new Date(act.until), mutedBy: by };
    case "unmute":
      return { mutedUntil: null, mutedBy: null };
    case "note":
      return {};
  }
}

function summaryOf(act: AlarmAct, { title, name, environmentName }: AlarmRow, owner: string | null): string {
  const alarm = `the alarm “${title ?? name}”${environmentName ? ` of ${environmentName}` : ""}`;
  switch (act.kind) {
    case "acknowledge":
      return `Acknowledged ${alarm}.`;
    case "assign":
      return owner === null ? `Took ${alarm} from its owner.` : `Gave ${alarm} to ${owner}.`;
    case "mute":
      return `Muted ${alarm} until ${act.until}.`;
    case "unmute":
      return `Unmuted ${alarm}.`;
    case "note":
      return `Wrote a note on ${alarm}.`;
  }
}
