import "server-only";

import type { Prisma } from "@/lib/db/generated/client";
import { literalLike } from "@/lib/db/literal-like";
import type { Database } from "@/lib/db/transaction";

import type { AccountDetail, CreateAccount, UpdateAccount } from "../../account-input";
import type { AccountView } from "../../account-view";
import { connectionSchema } from "../../account-view";
import { connectionNow, feedNow } from "../../state-now";

const withFeeds = { feeds: { orderBy: { region: "asc" } } } as const satisfies Prisma.AccountConnectionInclude;
type Row = Prisma.AccountConnectionGetPayload<{ include: typeof withFeeds }>;

export type ConnectionState = AccountView["connection"]["state"];

export async function findAccounts(database: Database): Promise<AccountView[]> {
  const rows = await database.accountConnection.findMany({ include: withFeeds, orderBy: [{ name: "asc" }] });
  return rows.map(toAccountView);
}

/** Null: there is none of this id. */
export async function findAccount(database: Database, accountId: string): Promise<AccountDetail | null> {
  const row = await database.accountConnection.findUnique({ where: { id: accountId }, include: withFeeds });
  return row && toAccountDetail(row);
}

export async function findSandboxAccount(database: Database): Promise<AccountDetail | null> {
  const row = await database.accountConnection.findFirst({ where: { kind: "sandbox" }, include: withFeeds });
  return row && toAccountDetail(row);
}

/** The name or, where there is none, null; names differ by more than case. */
export async function findAccountByName(database: Database, name: string): Promise<{ id: string } | null> {
  return database.accountConnection.findFirst({ where: { name: { equals: literalLike(name), mode: "insensitive" } }, select: { id: true } });
}

export async function hasDefaultChainAccount(database: Database): Promise<boolean> {
  return (await database.accountConnection.count({ where: { kind: "aws", roleArn: null } })) > 0;
}

export async function insertAwsAccount(
  database: Database,
  input: CreateAccount & { externalId: string | null; accountNumber: string | null },
): Promise<AccountDetail> {
  return toAccountDetail(await database.accountConnection.create({ data: { kind: "aws", ...input }, include: withFeeds }));
}

/** What was known of the connection no longer holds where the way to it has changed: it is "unknown" until tried. */
export async function changeAccount(database: Database, accountId: string, change: UpdateAccount): Promise<AccountDetail> {
  const forgotten = change.roleArn === undefined ? {} : { state: "unknown", stateReason: null, missingActions: [], asOf: null, accountNumber: null };
  if (change.regions) await database.eventFeed.deleteMany({ where: { accountId, region: { notIn: change.regions } } });
  return toAccountDetail(
    await database.accountConnection.update({ where: { id: accountId }, data: { ...change, ...forgotten }, include: withFeeds }),
  );
}

/** Removed environments count too: their history refers to the account. */
export async function countEnvironmentsOf(database: Database, accountId: string): Promise<{ present: number; removed: number }> {
  const present = await database.environment.count({ where: { accountId, removedAt: null } });
  return { present, removed: (await database.environment.count({ where: { accountId } })) - present };
}

export async function deleteAccount(database: Database, accountId: string): Promise<void> {
  await database.accountConnection.delete({ where: { id: accountId } });
}

/** One sandbox at most; its endpoint follows the process's setting. */
export async function upsertSandboxAccount(
  database: Database,
  { name, endpoint, regions }: { name: string; endpoint: string; regions: string[] },
): Promise<{ id: string; made: boolean }> {
  const known = await database.accountConnection.findFirst({ where: { kind: "sandbox" }, select: { id: true } });
  if (known) {
    await database.accountConnection.update({ where: { id: known.id }, data: { endpoint } });
    return { id: known.id, made: false };
  }
  const { id } = await database.accountConnection.create({ data: { kind: "sandbox", name, endpoint, regions }, select: { id: true } });
  return { id, made: true };
}

export async function keepConnection(
  database: Database,
  accountId: string,
  found: { state: ConnectionState; reason: string | null; missingActions: string[]; accountNumber: string | null; asOf: Date },
): Promise<void> {
  const { state, reason, missingActions, accountNumber, asOf } = found;
  await database.accountConnection.updateMany({
    where: { id: accountId },
    data: { state, stateReason: reason, missingActions, asOf, ...(accountNumber ? { accountNumber } : {}) },
  });
}

function toAccountView(row: Row): AccountView {
  const now = new Date();
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    accountNumber: row.accountNumber,
    regions: row.regions,
    endpoint: row.kind === "sandbox" ? row.endpoint : null,
    connection: {
      ...connectionNow({ state: connectionSchema.shape.state.catch("unknown").parse(row.state), reason: row.stateReason, asOf: row.asOf }, now),
      asOf: row.asOf?.toISOString() ?? null,
      missingActions: row.missingActions,
    },
    feeds: row.feeds.map((feed) => ({
      region: feed.region,
      ...feedNow({ state: feed.state === "live" || feed.state === "unavailable" ? feed.state : "unknown", reason: feed.stateReason, asOf: feed.asOf }, now),
      lastReceivedAt: feed.lastReceivedAt?.toISOString() ?? null,
      asOf: feed.asOf?.toISOString() ?? null,
    })),
  };
}

function toAccountDetail(row: Row): AccountDetail {
  return {
    ...toAccountView(row),
    roleArn: row.roleArn,
    externalId: row.externalId,
    executionRoleArn: row.executionRoleArn,
    stackNamePrefix: row.stackNamePrefix,
    templateBucket: row.templateBucket,
    createdAt: row.createdAt.toISOString(),
  };
}
