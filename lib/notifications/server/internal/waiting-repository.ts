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

/** What waits, by whom it waits for, oldest first. */
export async function listWaiting(tx: Transaction): Promise<{ target: Target; waiting: Waiting[] }[]> {
  const rows = await tx.notificationWaiting.findMany({ orderBy: { id: "asc" } });
  return [...groupBy(rows, ({ channelId, personId }) => channelId ?? personId ?? "").values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first ? [{ target: targetOf(first), waiting: ofOne.map(({ id, noticeId }) => ({ id, noticeId })) }] : [];
  });
}

export async function removeWaiting(tx: Transaction, ids: bigint[]): Promise<void> {
  await tx.notificationWaiting.deleteMany({ where: { id: { in: ids } } });
}
