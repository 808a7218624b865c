import "server-only";

import type { Prisma } from "@/lib/db/generated/client";
import type { Database } from "@/lib/db/transaction";

import type { FeedMessage } from "../../feed-message";

export type FeedState = "live" | "unavailable" | "unknown";

/** Every account and region that a feed belongs to, whether it has one yet or not. */
export async function findFeedScopes(database: Database): Promise<{ accountId: string; region: string }[]> {
  const rows = await database.accountConnection.findMany({ select: { id: true, regions: true } });
  return rows.flatMap(({ id, regions }) => regions.map((region) => ({ accountId: id, region })));
}

export async function keepFeed(
  database: Database,
  scope: { accountId: string; region: string },
  found: { state: FeedState; reason: string | null; queueUrl?: string; asOf: Date },
): Promise<void> {
  const data = { state: found.state, stateReason: found.reason, asOf: found.asOf, ...(found.queueUrl ? { queueUrl: found.queueUrl } : {}) };
  await database.eventFeed.upsert({ where: { accountId_region: scope }, create: { ...scope, ...data }, update: data });
}

export async function keepFeedReceipt(database: Database, scope: { accountId: string; region: string }, at: Date): Promise<void> {
  const data = { state: "live", stateReason: null, lastReceivedAt: at, asOf: at };
  await database.eventFeed.updateMany({ where: scope, data });
}

/**
 * Stores what has not been stored and answers the ids of those that nobody has applied yet: new ones, and ones whose reader died
 * between storing and applying. SQS delivers at least once; the envelope's id makes that harmless.
 */
export async function takeInFeedMessages(database: Database, messages: readonly FeedMessage[]): Promise<Set<string>> {
  const rows = await database.$queryRaw<{ envelope_id: string }[]>`
    INSERT INTO feed_intake AS kept (envelope_id, account_id, region, source, detail_type, detail, at)
    SELECT * FROM unnest(
      ${messages.map((m) => m.envelopeId)}::text[], ${messages.map((m) => m.accountId)}::uuid[], ${messages.map((m) => m.region)}::text[],
      ${messages.map((m) => m.source)}::text[], ${messages.map((m) => m.detailType)}::text[],
      ${messages.map((m) => JSON.stringify(m.detail))}::jsonb[], ${messages.map((m) => m.at)}::timestamptz[])
    ON CONFLICT (envelope_id) DO UPDATE SET state = kept.state WHERE kept.state = 'stored'
    RETURNING envelope_id`;
  return new Set(rows.map((row) => row.envelope_id));
}

export async function markFeedMessagesApplied(database: Database, envelopeIds: readonly string[]): Promise<void> {
  await database.feedIntake.updateMany({ where: { envelopeId: { in: [...envelopeIds] } }, data: { state: "applied" } });
}

/** Kept for other readers and for looking into what happened; a week of them is enough. */
export async function deleteOldFeedMessages(database: Database, before: Date): Promise<number> {
  const where: Prisma.FeedIntakeWhereInput = { receivedAt: { lt: before } };
  return (await database.feedIntake.deleteMany({ where })).count;
}
