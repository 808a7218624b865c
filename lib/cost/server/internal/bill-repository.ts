import "server-only";

import { pool } from "@/lib/db/client";
import type { Database, Transaction } from "@/lib/db/transaction";

import { addMonths, monthOf } from "../../bill-day";
import type { BillFetchOutcome, CostTagState } from "../../bill-fetch";
import type { BillWindow } from "../../bill-window";
import type { BilledRow } from "../../billed-row";

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** Puts the window's rows in the place of those that were there, and the sums of what they touch. */
export async function replaceBill(tx: Transaction, accountId: string, { firstDay, endDay }: BillWindow, rows: readonly BilledRow[]): Promise<void> {
  const inWindow = { accountId, day: { gte: day(firstDay), lt: day(endDay) } };
  await tx.billedDay.deleteMany({ where: inWindow });
  await insertRows(tx, accountId, rows);
  await sumDays(tx, accountId, { firstDay, endDay });
  const months = { firstDay: monthOf(firstDay), endDay: addMonths(endDay, 1) };
  await sumMonths(tx, accountId, months);
  await sumEnvironmentMonths(tx, accountId, months);
}

async function insertRows(tx: Transaction, accountId: string, rows: readonly BilledRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(of: (row: BilledRow) => Value): Value[] => rows.map(of);
  await tx.$executeRaw`
    INSERT INTO billed_day (account_id, day, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit, estimated)
    SELECT ${accountId}::uuid, day, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit, estimated
    FROM unnest(${column((row) => row.day)}::date[], ${column((row) => row.kind)}::text[], ${column((row) => row.environmentTag)}::text[],
                ${column((row) => row.usageType)}::text[], ${column((row) => row.usd)}::numeric[],
                ${column((row) => row.usage?.quantity ?? null)}::numeric[], ${column((row) => row.usage?.unit ?? null)}::text[],
                ${column((row) => row.estimated)}::boolean[])
      AS billed (day, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit, estimated)`;
}

async function sumDays(tx: Transaction, accountId: string, { firstDay, endDay }: BillWindow): Promise<void> {
  await tx.billedEnvironmentDay.deleteMany({ where: { accountId, day: { gte: day(firstDay), lt: day(endDay) } } });
  await tx.$executeRaw`
    INSERT INTO billed_environment_day (account_id, day, kind, environment_tag, usd, estimated)
    SELECT account_id, day, kind, environment_tag, sum(usd), bool_or(estimated) FROM billed_day
    WHERE account_id = ${accountId}::uuid AND day >= ${firstDay}::date AND day < ${endDay}::date
    GROUP BY account_id, day, kind, environment_tag`;
}

async function sumMonths(tx: Transaction, accountId: string, { firstDay, endDay }: BillWindow): Promise<void> {
  await tx.billedMonth.deleteMany({ where: { accountId, month: { gte: day(firstDay), lt: day(endDay) } } });
  await tx.$executeRaw`
    INSERT INTO billed_month (account_id, month, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit)
    SELECT account_id, date_trunc('month', day)::date, kind, environment_tag, usage_type, sum(usd),
           CASE WHEN count(DISTINCT usage_unit) = 1 THEN sum(usage_quantity) END, CASE WHEN count(DISTINCT usage_unit) = 1 THEN min(usage_unit) END
    FROM billed_day WHERE account_id = ${accountId}::uuid AND day >= ${firstDay}::date AND day < ${endDay}::date
    GROUP BY account_id, date_trunc('month', day), kind, environment_tag, usage_type`;
}

async function sumEnvironmentMonths(tx: Transaction, accountId: string, { firstDay, endDay }: BillWindow): Promise<void> {
  await tx.billedEnvironmentMonth.deleteMany({ where: { accountId, month: { gte: day(firstDay), lt: day(endDay) } } });
  await tx.$executeRaw`
    INSERT INTO billed_environment_month (account_id, month, kind, environment_tag, usd)
    SELECT account_id, month, kind, environment_tag, sum(usd) FROM billed_month
    WHERE account_id = ${accountId}::uuid AND month >= ${firstDay}::date AND month < ${endDay}::date
    GROUP BY account_id, month, kind, environment_tag`;
}

export type BillFetchRecord = BillWindow & { accountId: string; requests: number; outcome: BillFetchOutcome; reason: string | null; tagState: CostTagState; commitments: string[] };

export async function keepBillFetch(database: Database, { accountId, firstDay, endDay, ...rest }: BillFetchRecord, at: Date): Promise<void> {
  await database.billFetch.create({ data: { accountId, at, firstDay: day(firstDay), endDay: day(endDay), ...rest } });
}

/** The newest try of each account, and the end of what was ever answered (ISO date). Accounts that were never asked have neither. */
export async function listAccountBills(): Promise<{ accountId: string; last: { at: Date; outcome: BillFetchOutcome } | null; answeredThrough: string | null }[]> {
  const { rows } = await pool().query<{ accountId: string; at: Date | null; outcome: BillFetchOutcome | null; answeredThrough: string | null }>(`
    SELECT account.id AS "accountId", last.at, last.outcome, to_char(answered.through, 'YYYY-MM-DD') AS "answeredThrough"
    FROM account_connection account
    LEFT JOIN LATERAL (SELECT at, outcome FROM bill_fetch WHERE account_id = account.id ORDER BY at DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (SELECT max(end_day) AS through FROM bill_fetch WHERE account_id = account.id AND outcome = 'fetched') answered ON true`);
  return rows.map(({ accountId, at, outcome, answeredThrough }) => ({ accountId, answeredThrough, last: at && outcome ? { at, outcome } : null }));
}

/** Whether any usage of the account ever came under a tag of ours. */
export async function hasTaggedUsage(database: Database, accountId: string): Promise<boolean> {
  const found = await database.billedEnvironmentDay.findFirst({ where: { accountId, environmentTag: { not: "" } }, select: { day: true } });
  return found !== null;
}

/** Makes two fetches of one account wait for each other: the later one begins from what the first has written. */
export async function lockBill(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bill ${accountId}`}, 0))`;
}
