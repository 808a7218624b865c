import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import { ensureEventFeed } from "./ensure-event-feed";
import { findFeedScopes } from "./internal/event-feed-repository";
import { receiveEventFeed, type FeedHandler } from "./receive-event-feed";

const LOOK_EVERY_MS = 30_000; // a new account connection is heard within half a minute
const SET_UP_AGAIN_MS = 300_000; // a refused set-up is asked for again after a right may have been granted

type Reader = { stop: AbortController; ended: Promise<void> };

/**
 * Keeps one reader per account and region going, until aborted: sets feeds up, starts readers for connections that appear, ends those
 * of connections that go. The worker's long-running part of the feed.
 */
export async function runEventFeeds({ signal, handle }: { signal: AbortSignal; handle: FeedHandler }): Promise<void> {
  const readers = new Map<string, Reader>();
  const notBefore = new Map<string, number>();

  while (!signal.aborted) {
    try {
      const scopes = new Map((await findFeedScopes(database())).map((scope) => [`${scope.accountId} ${scope.region}`, scope]));
      for (const [key, reader] of readers) if (!scopes.has(key)) reader.stop.abort();
      for (const [key, scope] of scopes) {
        if (readers.has(key) || signal.aborted || Date.now() < (notBefore.get(key) ?? 0)) continue;
        const feed = await ensureEventFeed(scope, new Date());
        if (feed.kind === "unavailable") {
          notBefore.set(key, Date.now() + SET_UP_AGAIN_MS);
          continue;
        }
        const stop = new AbortController();
        const ended = receiveEventFeed({ scope, queueUrl: feed.queueUrl, signal: AbortSignal.any([signal, stop.signal]), handle })
          .catch((error: unknown) => log().error({ err: error, ...scope }, "the reader of an event feed ended"))
          .finally(() => readers.delete(key));
        readers.set(key, { stop, ended });
      }
    } catch (error) {
      log().warn({ err: error }, "event feeds could not be looked after; tried again soon");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop's condition ends it
  }
  await Promise.all([...readers.values()].map((reader) => reader.ended));
}
