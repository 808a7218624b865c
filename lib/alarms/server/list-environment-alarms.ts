import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database } from "@/lib/db/transaction";
import { findEnvironmentView } from "@/lib/environments/server/environment-view-repository";

import { compareAlarmsWithPlan } from "../compare-plan-alarms";
import type { EnvironmentAlarmsView } from "../environment-alarms-view";
import { toAlarmView } from "./alarm-row";
import { findLastChange } from "./internal/alarm-environment-repository";
import { listLooks } from "./internal/alarm-look-repository";
import { findAlarmsOfEnvironment } from "./internal/alarm-repository";

/** All alarms of an environment's stack, most urgent first, and those that its plan asks for and the stack lacks. Null: no such environment. */
export async function listEnvironmentAlarms({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<EnvironmentAlarmsView | null> {
  authorize(actor, "alarms:read");
  const environment = await findEnvironmentView(database(), environmentId);
  if (!environment) return null;
  const [rows, looks, planned, changedAt] = await Promise.all([
    findAlarmsOfEnvironment(database(), environmentId),
    listLooks(database()),
    loadOptionTemplate(environment),
    findLastChange(database(), environmentId),
  ]);
  const look = looks.find(({ accountId, region }) => accountId === environment.accountId && region === environment.region) ?? null;
  // Until all alarms were asked for after a launch, those that nothing was heard of yet would seem to be lacking.
  const isComplete = environment.alarmsTotal !== null && typeof look?.answeredAt === "string" && (changedAt === null || new Date(look.answeredAt) >= changedAt);
  const isComparable = planned !== null && environment.release !== null && isComplete;
  return {
    items: rows.map(toAlarmView),
    isComplete,
    lacking: isComparable ? compareAlarmsWithPlan(planned.option.alarms, rows.map(({ logicalId }) => ({ logicalId, missing: false }))) : null,
    look,
  };
}
