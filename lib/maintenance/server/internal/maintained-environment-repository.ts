import "server-only";

import { pool } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";

import { dueRulesSchema } from "../../due-rules";
import { USUAL_SETTING, type Setting } from "../../setting";
import type { Calendar } from "../../task-state";
import { momentOf } from "../../zoned-time";

/** An environment with the calendar that its tasks follow. */
export type MaintainedEnvironment = {
  id: string;
  name: string;
  system: string;
  option: string;
  stage: string;
  accountId: string;
  accountKind: "sandbox" | "aws";
  region: string;
  stackArn: string | null;
  runningRelease: number | null;
  setting: Setting;
  setBy: string | null;
  setAt: Date | null;
  calendar: Calendar;
};

type Row = Omit<MaintainedEnvironment, "setting" | "calendar"> & { runsSince: Date | null; zone: string | null; dueRules: unknown; responsible: string | null; countsFrom: string | null };

/** Of these environments, or of all; those that were removed left out. By name. */
export async function listMaintained(ids?: readonly string[]): Promise<MaintainedEnvironment[]> {
  const { rows } = await pool().query<Row>(
    `
    SELECT e.id, e.name, e.system, e.option, e.stage, e.account_id AS "accountId", a.kind::text AS "accountKind", e.region, e.stack_arn AS "stackArn",
           e.running_release AS "runningRelease", s.zone, s.due_rules AS "dueRules", s.responsible, to_char(s.counts_from, 'YYYY-MM-DD') AS "countsFrom",
           s.set_by AS "setBy", s.set_at AS "setAt",
           CASE WHEN e.running_release IS NULL OR e.stack_status IS NULL OR e.stack_status = 'DELETE_COMPLETE' THEN NULL ELSE coalesce(made.at, e.created_at) END AS "runsSince"
    FROM environment e
    JOIN account_connection a ON a.id = e.account_id
    LEFT JOIN maintenance_setting s ON s.environment_id = e.id
    LEFT JOIN LATERAL (
      SELECT max(ended_at) AS at FROM operation WHERE environment_id = e.id AND resolved_to = 'create-stack' AND state = 'succeeded'
    ) made ON true
    WHERE e.removed_at IS NULL AND ($1::uuid[] IS NULL OR e.id = ANY($1::uuid[])) ORDER BY lower(e.name)`,
    [ids ?? null],
  );
  return rows.map(toMaintained);
}

export const findMaintained = async (id: string): Promise<MaintainedEnvironment | null> => (await listMaintained([id]))[0] ?? null;

function toMaintained({ runsSince, zone, dueRules, responsible, countsFrom, ...environment }: Row): MaintainedEnvironment {
  const setting = zone === null ? USUAL_SETTING : { zone, dueRules: dueRulesSchema.parse(dueRules), responsible: responsible ?? "", countsFrom };
  const since = setting.countsFrom === null ? runsSince : momentOf(setting.countsFrom, 0, setting.zone);
  return { ...environment, setting, calendar: { zone: setting.zone, rules: setting.dueRules, askedFrom: runsSince === null ? null : since } };
}

export async function storeSetting(tx: Transaction, environmentId: string, { zone, dueRules, responsible, countsFrom }: Setting, by: { setBy: string; setAt: Date }): Promise<void> {
  const values = { zone, dueRules, responsible, countsFrom: countsFrom === null ? null : new Date(`${countsFrom}T00:00:00Z`), ...by };
  await tx.maintenanceSetting.upsert({ where: { environmentId }, create: { environmentId, ...values }, update: values });
}
