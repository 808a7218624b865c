import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/shared/app-error";

import type { AlarmAct } from "../alarm-act";
import type { AlarmView } from "../alarm-view";
import { actOnAlarms } from "./act-on-alarms";

/** Does something about one alarm. Throws `AppError` "not-found", "not-possible" with the reason, and "invalid-input". */
export async function actOnAlarm({ alarmId, ...input }: { actor: Actor; alarmId: string; act: AlarmAct; now: Date }): Promise<AlarmView> {
  const { items, refused } = await actOnAlarms({ ...input, ids: [alarmId] });
  const done = items[0];
  if (done) return done;
  const first = refused[0];
  throw first?.kind === "not-possible" ? new AppError("not-possible", first.reason) : new AppError("not-found", "There is no such alarm.");
}
