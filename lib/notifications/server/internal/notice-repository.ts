import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import { noticeSchema, type Notice } from "../../notice";

/** Drops a notice whose key is known. */
export async function insertNotice(tx: Transaction, { environment, at, ...notice }: Notice): Promise<void> {
  await tx.notice.createMany({
    data: [{ ...notice, environmentId: environment?.id ?? null, environmentName: environment?.name ?? null, at: new Date(at) }],
    skipDuplicates: true,
  });
}

export type StoredNotice = { id: string; notice: Notice };

/** Oldest first, locked until the transaction ends; those that another worker has taken are left out. `ids` names those that cannot be read, too. */
export async function lockNoticesToRoute(tx: Transaction, limit: number): Promise<{ ids: string[]; notices: StoredNotice[] }> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM notice WHERE routed_at IS NULL ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const ids = rows.map(({ id }) => id);
  return { ids, notices: ids.length === 0 ? [] : await readNotices(tx, ids) };
}

/** In the order in which they were stored. One that cannot be read is left out, so that it keeps nobody from hearing of the others; the log names it. */
export async function readNotices(tx: Transaction, ids: string[]): Promise<StoredNotice[]> {
  const rows = await tx.notice.findMany({ where: { id: { in: ids } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.flatMap(({ id, environmentId, environmentName, at, createdAt: _createdAt, routedAt: _routedAt, ...rest }) => {
    const environment = environmentId === null ? null : { id: environmentId, name: environmentName ?? "" };
    const read = noticeSchema.safeParse({ ...rest, environment, at: at.toISOString() });
    if (read.success) return [{ id, notice: read.data }];
    log().error({ noticeId: id, fields: read.error.issues.map(({ path }) => path.join(".")) }, "A notice cannot be read: nobody is told of it.");
    return [];
  });
}

export async function markRouted(tx: Transaction, ids: string[], now: Date): Promise<void> {
  await tx.notice.updateMany({ where: { id: { in: ids } }, data: { routedAt: now } });
}

export async function deleteNoticesBefore(tx: Transaction, before: Date): Promise<void> {
  await tx.notice.deleteMany({ where: { createdAt: { lt: before }, routedAt: { not: null } } });
}
