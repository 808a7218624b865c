import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import { handoverText } from "../handover-text";
import { toAlarmView } from "./alarm-row";
import { findAlarmsToHandOver } from "./internal/alarm-repository";

const MOST_ALARMS = 500; // nobody reads a longer note; the list itself has pages

/** The note for who takes over, as text: the 500 most urgent alarms. Reads only. */
export async function writeHandover({ actor, now }: { actor: Actor; now: Date }): Promise<{ text: string }> {
  authorize(actor, "alarms:read");
  const rows = await findAlarmsToHandOver(database(), MOST_ALARMS + 1);
  return { text: handoverText({ alarms: rows.slice(0, MOST_ALARMS).map(toAlarmView), isWhole: rows.length <= MOST_ALARMS, at: now, by: actorName(actor) }) };
}
