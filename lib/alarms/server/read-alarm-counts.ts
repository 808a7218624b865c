import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { AlarmCounts } from "../alarm-view";
import { countAlarms } from "./internal/alarm-desk-repository";

/** How many alarms want somebody now. */
export async function readAlarmCounts({ actor }: { actor: Actor }): Promise<AlarmCounts> {
  authorize(actor, "alarms:read");
  return countAlarms(database());
}
