import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { openScope } from "@/lib/aws/scope";
import { queueGateway, type QueueGateway, type QueueMessage } from "@/lib/aws/sqs-queue";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { AppError } from "@/lib/shared/app-error";

import { parseFeedMessage, type FeedMessage } from "../feed-message";
import { keepFeed, keepFeedReceipt, markFeedMessagesApplied, takeInFeedMessages } from "./internal/event-feed-repository";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const RECEIPT_EVERY_MS = 1_000; // "last heard of" to the second is as fine as a page shows it

export type FeedHandler = (messages: FeedMessage[]) => Promise<void>;

/**
 * Reads one feed until aborted: waits on the queue, stores each message once, hands the ones that nobody has applied to `handle`, and
 * only then takes them off the queue. A reader that dies anywhere in between leaves them to come again; `handle` must bear a repeat.
 *
 *   receive ─▶ store ─▶ handle ─▶ mark applied ─▶ delete (beside the next receive)
 *
 * An AWS or database failure marks the feed unavailable and is tried again, ever more slowly; it never ends the reading. Ends
 * early, by returning, where the queue has gone: the caller sets the feed up anew.
 */
export async function receiveEventFeed(input: { scope: AwsScope; queueUrl: string; signal: AbortSignal; handle: FeedHandler }): Promise<void> {
  const { scope, queueUrl, signal, handle } = input;
  let pauseMs = FIRST_PAUSE_MS;
  let keptReceiptAt = 0;
  let known: "live" | "unavailable" | null = null;
  let deleting: Promise<void> = Promise.resolve();

  while (!signal.aborted) {
    try {
      const aws = await openScope(scope, { signal });
      const queue = queueGateway(await aws.clients.sqs(), aws.read);
      if (known !== "live") await keepFeed(database(), scope, { state: "live", reason: null, queueUrl, asOf: new Date() });
      known = "live";
      const askedAt = Date.now();
      const received = await queue.receive(queueUrl, signal);
      await deleting;
      pauseMs = FIRST_PAUSE_MS;
      const now = Date.now();
      if (received.length === 0 || now - keptReceiptAt >= RECEIPT_EVERY_MS) {
        if (received.length > 0) await keepFeedReceipt(database(), scope, new Date(now));
        else await keepFeed(database(), scope, { state: "live", reason: null, asOf: new Date(now) });
        keptReceiptAt = now;
      }
      if (received.length === 0) {
        // A queue that does not hold the receive open must not be asked in a circle.
        await pause(askedAt + FIRST_PAUSE_MS - now, signal);
        continue;
      }
      await applyOnce(received, scope, handle);
      deleting = takeOff(queue, queueUrl, received);
    } catch (error) {
      if (signal.aborted) break;
      if (error instanceof AppError && error.code === "unknown-account") return;
      log().warn({ err: error, ...scope }, "the event feed could not be read; polling goes on");
      const reason = error instanceof AppError ? error.message : "What the feed said could not be stored; it is kept in the queue and read again.";
      if (known !== "unavailable") await markUnavailable(scope, reason);
      known = "unavailable";
      if (error instanceof AppError && error.code === "not-found") return;
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  await deleting;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined); // aborted: the loop's condition ends it
}

async function applyOnce(received: readonly QueueMessage[], scope: AwsScope, handle: FeedHandler): Promise<void> {
  const messages = new Map<string, FeedMessage>();
  for (const { body } of received) {
    const message = parseFeedMessage(body, scope);
    if (message) messages.set(message.envelopeId, message);
    else log().warn({ ...scope, bytes: body.length }, "a message in the feed's queue is no EventBridge event; taken off unread");
  }
  if (messages.size === 0) return;
  const open = await takeInFeedMessages(database(), [...messages.values()]);
  const unapplied = [...messages.values()].filter(({ envelopeId }) => open.has(envelopeId));
  if (unapplied.length === 0) return;
  await handle(unapplied);
  await markFeedMessagesApplied(database(), [...open]);
}

/** A message that stays in the queue comes again and is known by then; so a failure here is worth a line, no more. */
async function takeOff(queue: QueueGateway, queueUrl: string, messages: readonly QueueMessage[]): Promise<void> {
  const answer = await queue.deleteMessages(queueUrl, messages);
  if (answer.kind !== "accepted") log().warn({ answer: answer.kind }, "messages of the event feed could not be taken off the queue");
}

async function markUnavailable(scope: AwsScope, reason: string): Promise<void> {
  try {
    await keepFeed(database(), scope, { state: "unavailable", reason, asOf: new Date() });
  } catch (error) {
    log().warn({ err: error, ...scope }, "the state of the event feed could not be written");
  }
}
