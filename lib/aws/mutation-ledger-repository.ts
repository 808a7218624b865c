import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { database, inTransaction, type Database, type Transaction } from "@/lib/db/transaction";

import { spendCallMoment } from "./call-pace-repository";
import type { MutationAnswer } from "./mutation-answer";
import { sendingWithin } from "./send-deadline";

const THROTTLED_PAUSES_MS = [1_000, 2_000, 4_000]; // AWS did nothing; together well within the worker's lease of 30 s

/** What the ledger keeps of a mutation. `token` is its identity: the same token again is the same call, sent again. */
export type MutationCall = {
  token: string;
  operationId: string | null;
  /** The act that caused it; null only for what the worker does by itself. */
  auditId: bigint | null;
  accountId: string;
  region: string;
  /** IAM action, e.g. cloudformation:ExecuteChangeSet */
  action: string;
  /** What it is sent to: a stack, a change set, a queue. */
  target: string;
};

/**
 * What a sender needs where another may take its work over. `confirm` throws where that has happened; otherwise the right lasts for
 * `lastsMs` from then on.
 */
export type SendingRight = { confirm: (tx: Transaction) => Promise<void>; lastsMs: number };

/**
 * Sends one mutation of AWS with its row in the ledger: the row is committed before anything is sent, an outcome row follows each
 * attempt. While AWS throttles, it is sent again with the same token for some seconds. A right is confirmed in the row's own
 * transaction, anew for each attempt, and nothing leaves once it may have lapsed. Throws where the right is lost, with nothing sent by
 * this attempt, and where the ledger cannot be written; after the sending that means: nobody knows, look for the token.
 */
export async function sendMutation<Answer extends MutationAnswer>(call: MutationCall, send: () => Promise<Answer>, right?: SendingRight): Promise<Answer> {
  for (const pauseMs of [...THROTTLED_PAUSES_MS, null]) {
    if (call.action.startsWith("cloudformation:")) await spendCallMoment(call);
    const answer = right ? await sendWithRight(call, send, right) : await sendRecorded(call, send);
    await writeOutcome(database(), call.token, outcomeOf(answer));
    const throttled = answer.kind === "no-answer" && answer.why === "throttled";
    if (!throttled || pauseMs === null) return answer;
    await sleep(pauseMs);
  }
  throw new Error("The last attempt returns.");
}

async function sendRecorded<Answer>(call: MutationCall, send: () => Promise<Answer>): Promise<Answer> {
  await writeCall(database(), call);
  return send();
}

async function sendWithRight<Answer>(call: MutationCall, send: () => Promise<Answer>, { confirm, lastsMs }: SendingRight): Promise<Answer> {
  const askedAt = performance.now(); // before the confirmation, so that the time that the database takes counts
  await inTransaction(async (tx) => {
    await confirm(tx);
    await writeCall(tx, call);
  });
  return sendingWithin(lastsMs - (performance.now() - askedAt), send);
}

/** A call whose answer was lost turned out to have been accepted: its token stands in the stack's events. */
export async function recordFoundByToken(tx: Database, token: string): Promise<void> {
  await writeOutcome(tx, token, { kind: "found-by-token", errorCode: null });
}

/** Writes the ledger row in the caller's transaction, before anything is sent; a row that exists stays as it is. */
export async function writeCall(tx: Database, call: MutationCall): Promise<void> {
  await tx.awsCall.createMany({
    data: {
      id: call.token,
      operationId: call.operationId,
      auditId: call.auditId,
      accountId: call.accountId,
      region: call.region,
      action: call.action,
      target: call.target,
    },
    skipDuplicates: true,
  });
}

/** What is known of an operation's calls, oldest first; `outcomes` empty: written, perhaps sent, never heard of. */
export async function listCalls(
  tx: Database,
  operationId: string,
): Promise<{ token: string; action: string; target: string; at: Date; outcomes: { kind: string; errorCode: string | null; at: Date }[] }[]> {
  const rows = await tx.awsCall.findMany({
    where: { operationId },
    orderBy: { at: "asc" },
    select: { id: true, action: true, target: true, at: true, outcomes: { orderBy: { id: "asc" }, select: { kind: true, errorCode: true, at: true } } },
  });
  return rows.map(({ id, ...row }) => ({ token: id, ...row }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a token on somebody's event is one of ours: that of a call in the ledger. */
export async function isOwnToken(tx: Database, token: string): Promise<boolean> {
  return UUID.test(token) && (await tx.awsCall.findUnique({ where: { id: token }, select: { id: true } })) !== null;
}

type Outcome = { kind: "accepted" | "refused" | "no-answer" | "found-by-token"; errorCode: string | null };

async function writeOutcome(tx: Database, token: string, { kind, errorCode }: Outcome): Promise<void> {
  await tx.awsCallOutcome.create({ data: { callId: token, kind, errorCode } });
}

function outcomeOf(answer: MutationAnswer): Outcome {
  switch (answer.kind) {
    case "accepted":
      return { kind: "accepted", errorCode: null };
    case "refused":
      return { kind: "refused", errorCode: answer.errorCode };
    case "already-done":
      return { kind: "found-by-token", errorCode: answer.errorCode };
    case "no-answer":
      return { kind: "no-answer", errorCode: answer.why };
  }
}
