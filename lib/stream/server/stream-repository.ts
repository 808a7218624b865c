import "server-only";

import type { Database } from "@/lib/db/transaction";

/** The kinds of message that open pages understand, by the event name that the stream gives them. */
export type StreamEvent = "operation" | "stack-event" | "progress" | "environment" | "alarm" | "maintenance";

/** `data` is what the API would answer for the same thing: plain JSON, never a secret. */
export type StreamPublication = { topics: string[]; event: StreamEvent; data: object };

/** Tells open pages something, when and only when the caller's transaction commits. */
export async function publish(tx: Database, publication: StreamPublication): Promise<void> {
  await publishAll(tx, [publication]);
}

/** Several at once, in this order; an empty list says nothing. */
export async function publishAll(tx: Database, publications: readonly StreamPublication[]): Promise<void> {
  if (publications.length === 0) return;
  await tx.streamMessage.createMany({ data: publications.map(({ topics, event, data }) => ({ topics, event, data })) });
}

const KEPT_SECONDS = 3_600; // a page that was away longer loads anew instead of resuming

/** Forgets messages that nobody will resume from; answers how many. */
export async function pruneStream(database: Database): Promise<number> {
  return database.$executeRaw`DELETE FROM stream_message WHERE at < now() - ${KEPT_SECONDS} * interval '1 second'`;
}
