import "server-only";

import { personIdOrNobody, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import type { Page } from "@/lib/shared/page";

import type { AlarmListInput } from "../alarm-list-query";
import type { AlarmCounts, AlarmLook, AlarmView } from "../alarm-view";
import { countAlarms } from "./internal/alarm-desk-repository";
import { listAlarmViews } from "./internal/alarm-list-repository";
import { listLooks } from "./internal/alarm-look-repository";

/** Alarms that AWS has, one page of them, with the figures of all and whether AWS could be asked. */
export async function listAlarms({ actor, ...input }: { actor: Actor } & AlarmListInput): Promise<Page<AlarmView> & { counts: AlarmCounts; looks: AlarmLook[] }> {
  authorize(actor, "alarms:read");
  const owner = input.filter.owner === "me" ? personIdOrNobody(actor) : input.filter.owner;
  const [page, counts, looks] = await Promise.all([listAlarmViews({ ...input, filter: { ...input.filter, owner } }), countAlarms(database()), listLooks(database())]);
  return { ...page, counts, looks };
}
