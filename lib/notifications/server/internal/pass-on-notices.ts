import "server-only";

import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";

import type { ChannelKind } from "../../channel-input";
import { wants } from "../../notification-rule";
import { NOTICES_PER_MESSAGE, planSending } from "../../sending-plan";
import { deliverMessage } from "../jobs/deliver-message";
import { findChannel } from "./channel-repository";
import { insertDelivery, listSentSince } from "./delivery-repository";
import { lockNoticesToRoute, markRouted, readNotices } from "./notice-repository";
import { findRecipient, findRulesOfKinds } from "./rule-repository";
import type { Target } from "./target";
import { addWaiting, listWaiting, removeWaiting, takePassingOn, type Waiting } from "./waiting-repository";

const NOTICES_AT_ONCE = 500;
const WINDOW_MS = 60_000;

/**
 * Finds out who wants to hear of what was stored, and makes messages of what waits: each notice one, or of a storm a single one. All in
 * one transaction, by one worker at a time, so that nothing is told twice or lost. The job's queue must be there.
 */
export async function passOnNotices({ now }: { now: Date }): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await takePassingOn(tx))) return;
    await routeNotices(tx, now);
    for (const { target, waiting } of await listWaiting(tx, NOTICES_PER_MESSAGE)) await makeMessages(tx, target, waiting, now);
  });
}

async function routeNotices(tx: Transaction, now: Date): Promise<void> {
  const { ids, notices } = await lockNoticesToRoute(tx, NOTICES_AT_ONCE);
  if (ids.length === 0) return;
  const rules = await findRulesOfKinds(tx, [...new Set(notices.map(({ notice }) => notice.kind))]);
  await addWaiting(
    tx,
    notices.flatMap(({ id, notice }) => rules.filter((each) => wants(each.rules, notice)).map(({ target }) => ({ noticeId: id, target }))),
  );
  await markRouted(tx, ids, now);
}

async function makeMessages(tx: Transaction, target: Target, waiting: Waiting[], now: Date): Promise<void> {
  const recentMs = await listSentSince(tx, target, new Date(now.getTime() - WINDOW_MS));
  const plan = planSending({ waiting: waiting.length, recentMs, nowMs: now.getTime() });
  switch (plan.kind) {
    case "nothing":
    case "hold":
      return;
    case "one-each":
      for (const each of waiting) await makeMessage(tx, target, [each], now);
      return;
    case "digest":
      return makeMessage(tx, target, waiting, now);
  }
}

async function makeMessage(tx: Transaction, target: Target, waiting: Waiting[], now: Date): Promise<void> {
  await removeWaiting(
    tx,
    waiting.map(({ id }) => id),
  );
  const named = await nameOf(tx, target);
  if (!named) return; // meanwhile paused, or may not sign in any more
  const stored = await readNotices(
    tx,
    waiting.map(({ noticeId }) => noticeId),
  );
  if (stored.length === 0) return;
  const deliveryId = await insertDelivery(tx, { target, ...named, testOf: null, notices: stored.map(({ notice }) => notice), now });
  await enqueue(tx, deliverMessage, { deliveryId });
}

async function nameOf(tx: Transaction, target: Target): Promise<{ targetName: string; targetKind: ChannelKind } | null> {
  if (target.kind === "person") {
    const person = await findRecipient(tx, target.id);
    return person && { targetName: person.email, targetKind: "email" };
  }
  const channel = await findChannel(tx, target.id);
  return channel && channel.pausedAt === null ? { targetName: channel.name, targetKind: channel.kind } : null;
}
