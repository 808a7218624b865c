import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import { handoverText } from "../handover-text";
import { toAlarmView } from "./alarm-row";
import { findAlarmsToHandOver } from "./internal/alarm-repository";

/** The note for who takes over, as text. Reads only. */
export async function writeHandover({ actor, now }: { actor: Actor; now: Date }): Promise<{ text: string }> {
  authorize(actor, "alarms:read");
  const alarms = (await findAlarmsToHandOver(database())).map(toAlarmView);
  return { text: handoverText({ alarms, at: now, by: actorName(actor) }) };
}
