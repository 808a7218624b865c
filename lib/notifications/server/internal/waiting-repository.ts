import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { groupBy } from "@/lib/shared/group-by";

import { targetColumns, targetOf, type Target } from "./target";

const PASSING_ON_LOCK = 7140021; // any number, the same everywhere; jobs/queue-repository.ts has the other ones

/** False: another worker passes notices on at this moment. Held until the transaction ends. */
export async function takePassingOn(tx: Transaction): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT pg_try_advisory_xact_lock(${PASSING_ON_LOCK}) AS taken`;
  return row?.taken ?? false;
}

export async function addWaiting(tx: Transaction, waiting: readonly { noticeId: string; target: Target }[]): Promise<void> {
  await tx.notificationWaiting.createMany({ data: waiting.map(({ noticeId, target }) => ({ noticeId, ...targetColumns(target) })) });
}

export type Waiting = { id: bigint; noticeId: string };

type WaitingRow = { id: bigint; noticeId: string; channelId: string | null; personId: string | null };

/** What waits, by whom it waits for, oldest first; of what waits for one at most `longest`, however long a receiver has been held back. */
export async function listWaiting(tx: Transaction, longest: number): Promise<{ target: Target; waiting: Waiting[] }[]> {
  const rows = await tx.$queryRaw<WaitingRow[]>`
    SELECT id, notice_id AS "noticeId", channel_id AS "channelId", person_id AS "personId"
    FROM (SELECT *, row_number() OVER (PARTITION BY channel_id, person_id ORDER BY id) AS place FROM notification_waiting) AS queued
    WHERE place <= ${longest} ORDER BY id`;
  return [...groupBy(rows, ({ channelId, personId }) => channelId ?? personId ?? "").values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first ? [{ target: targetOf(first), waiting: ofOne.map(({ id, noticeId }) => ({ id, noticeId })) }] : [];
  });
}

export async function removeWaiting(tx: Transaction, ids: bigint[]): Promise<void> {
  await tx.notificationWaiting.deleteMany({ where: { id: { in: ids } } });
}
