import "server-only";

import { Prisma } from "@/lib/db/generated/client";
import type { Database } from "@/lib/db/transaction";

import { toEnvironmentView, type EnvironmentRow } from "./environment-row";
import type { EnvironmentView } from "../environment-view";

/** The columns of `EnvironmentRow`; `e` is environment, `a` its account connection, `h` its health. */
export const ENVIRONMENT_COLUMNS = `
  e.id, e.name, e.system, e.option, e.stage, e.account_id AS "accountId", a.name AS "accountName", a.kind::text AS "accountKind", e.region,
  e.stack_name AS "stackName", e.stack_arn AS "stackArn", e.stack_status AS "stackStatus", e.stack_status_reason AS "stackStatusReason",
  e.stack_status_as_of AS "stackStatusAsOf", e.running_release AS "runningRelease", e.latest_release AS "latestRelease",
  e.last_operation_id AS "lastOperationId", e.last_operation_kind AS "lastOperationKind", e.last_operation_state AS "lastOperationState",
  e.last_operation_at AS "lastOperationAt", e.alarms_in_alarm AS "alarmsInAlarm", e.alarms_without_data AS "alarmsWithoutData",
  e.alarms_total AS "alarmsTotal", e.alarms_unread_since AS "alarmsUnreadSince", h.state AS "healthState", h.since AS "healthSince", h.as_of AS "healthAsOf",
  h.fresh_until AS "healthFreshUntil", e.protected, e.tags, e.created_at AS "createdAt"`;

/**
 * The place of the state of `environment e` among ENVIRONMENT_STATES, as its index has it, so that filtering and sorting by it cost no scan.
 */
export const STATE_PLACE_SQL =
  "environment_state_place(e.last_operation_kind, e.last_operation_state, e.stack_status, e.alarms_total, e.alarms_in_alarm, e.alarms_without_data, e.alarms_unread_since, e.health_state)";

/** What they are read from, beside `environment e`. */
export const ENVIRONMENT_JOINS = "JOIN account_connection a ON a.id = e.account_id LEFT JOIN environment_health h ON h.environment_id = e.id";

/** Null: no such environment, or it was removed. */
export async function findEnvironmentView(database: Database, environmentId: string): Promise<EnvironmentView | null> {
  const rows = await database.$queryRaw<EnvironmentRow[]>`
    SELECT ${Prisma.raw(ENVIRONMENT_COLUMNS)}
    FROM environment e ${Prisma.raw(ENVIRONMENT_JOINS)}
    WHERE e.id = ${environmentId}::uuid AND e.removed_at IS NULL`;
  return rows[0] ? toEnvironmentView(rows[0]) : null;
}
