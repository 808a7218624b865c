import "server-only";

import type { Transaction } from "@/lib/db/transaction";

import { noticeSchema, type Notice } from "../../notice";

/** Drops a notice whose key is known. */
export async function insertNotice(tx: Transaction, { environment, at, ...notice }: Notice): Promise<void> {
  await tx.notice.createMany({
    data: [{ ...notice, environmentId: environment?.id ?? null, environmentName: environment?.name ?? null, at: new Date(at) }],
    skipDuplicates: true,
  });
}

export type StoredNotice = { id: string; notice: Notice };

/** Oldest first, locked until the transaction ends; those that another worker has taken are left out. */
export async function lockNoticesToRoute(tx: Transaction, limit: number): Promise<StoredNotice[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM notice WHERE routed_at IS NULL ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  if (rows.length === 0) return [];
  return readNotices(
    tx,
    rows.map(({ id }) => id),
  );
}

/** In the order in which they were stored. */
export async function readNotices(tx: Transaction, ids: string[]): Promise<StoredNotice[]> {
  const rows = await tx.notice.findMany({ where: { id: { in: ids } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id, kind, severity, environmentId, environmentName, title, text, path, key, at }) => ({
    id,
    notice: noticeSchema.parse({
      kind,
      severity,
      environment: environmentId === null ? null : { id: environmentId, name: environmentName ?? "" },
      title,
      text,
      path,
      key,
      at: at.toISOString(),
    }),
  }));
}

export async function markRouted(tx: Transaction, ids: string[], now: Date): Promise<void> {
  await tx.notice.updateMany({ where: { id: { in: ids } }, data: { routedAt: now } });
}

export async function deleteNoticesBefore(tx: Transaction, before: Date): Promise<void> {
  await tx.notice.deleteMany({ where: { createdAt: { lt: before }, routedAt: { not: null } } });
}
