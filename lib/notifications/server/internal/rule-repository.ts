import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";
import { groupBy } from "@/lib/shared/group-by";

import type { NoticeKind } from "../../notice";
import { notificationRuleSchema, type NotificationRule } from "../../notification-rule";
import { targetColumns, targetOf, type Target } from "./target";

export type TargetRules = { target: Target; rules: NotificationRule[] };

/** Of channels that are not paused and of people who may sign in. */
export async function findRulesOfKinds(tx: Transaction, kinds: NoticeKind[]): Promise<TargetRules[]> {
  const rows = await tx.notificationRule.findMany({
    where: { kind: { in: kinds }, OR: [{ channel: { pausedAt: null } }, { person: { disabledAt: null } }] },
    select: { channelId: true, personId: true, environmentId: true, kind: true, from: true },
  });
  return [...groupBy(rows, ({ channelId, personId }) => channelId ?? personId ?? "").values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first ? [{ target: targetOf(first), rules: ofOne.map(({ environmentId, kind, from }) => notificationRuleSchema.parse({ environmentId, kind, from })) }] : [];
  });
}

/** Of environments that stand, and of all of them. */
export async function findRulesOf(database: Database, target: Target): Promise<(NotificationRule & { environmentName: string | null })[]> {
  const rows = await database.notificationRule.findMany({
    where: { ...targetColumns(target), OR: [{ environmentId: null }, { environment: { removedAt: null } }] },
    select: { environmentId: true, kind: true, from: true, environment: { select: { name: true } } },
  });
  return rows
    .map(({ environment, ...rule }) => ({ ...notificationRuleSchema.parse(rule), environmentName: environment?.name ?? null }))
    .sort((a, b) => (a.environmentName ?? "").localeCompare(b.environmentName ?? ""));
}

/** Under `lockChannels`: two who replace at once would otherwise add up. */
export async function replaceRules(tx: Transaction, target: Target, rules: readonly NotificationRule[]): Promise<void> {
  const of = targetColumns(target);
  await tx.notificationRule.deleteMany({ where: of });
  await tx.notificationRule.createMany({ data: rules.map((rule) => ({ ...of, ...rule })) });
}

/** Ids among these of environments that do not stand. */
export async function findUnknownEnvironments(tx: Transaction, ids: string[]): Promise<string[]> {
  const known = await tx.environment.findMany({ where: { id: { in: ids }, removedAt: null }, select: { id: true } });
  return ids.filter((id) => !known.some((environment) => environment.id === id));
}

/** Null: nobody of this id may sign in. */
export const findRecipient = (database: Database, personId: string): Promise<{ name: string; email: string } | null> =>
  database.person.findFirst({ where: { id: personId, disabledAt: null }, select: { name: true, email: true } });
