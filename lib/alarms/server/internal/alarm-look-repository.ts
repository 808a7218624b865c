import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import type { Database } from "@/lib/db/transaction";

import type { AlarmLook } from "../../alarm-view";

/** Null: these alarms were never looked at. */
export const findLook = (database: Database, { accountId, region }: AwsScope): Promise<{ answeredAt: Date | null } | null> =>
  database.alarmLook.findUnique({ where: { accountId_region: { accountId, region } }, select: { answeredAt: true } });

/** `answeredAt` null: AWS did not answer; when it last did is kept. */
export async function storeLook(database: Database, { accountId, region }: AwsScope, look: { askedAt: Date; answeredAt: Date | null; problem: string | null }): Promise<void> {
  const { answeredAt, ...rest } = look;
  await database.alarmLook.upsert({ where: { accountId_region: { accountId, region } }, create: { accountId, region, ...look }, update: { ...rest, ...(answeredAt ? { answeredAt } : {}) } });
}

/** Every account and region that alarms are read from, with its last look; left out: those that were never looked at. */
export async function listLooks(database: Database): Promise<AlarmLook[]> {
  const rows = await database.$queryRaw<{ accountId: string; accountName: string; region: string; answeredAt: Date | null; problem: string | null }[]>`
    SELECT l.account_id AS "accountId", c.name AS "accountName", l.region, l.answered_at AS "answeredAt", l.problem
    FROM alarm_look l JOIN account_connection c ON c.id = l.account_id ORDER BY c.name, l.region`;
  return rows.map(({ answeredAt, ...look }) => ({ ...look, answeredAt: answeredAt?.toISOString() ?? null }));
}
