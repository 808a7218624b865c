import "server-only";

import { defineLoop, type LoopDefinition } from "@/lib/jobs/define-loop";

import type { FeedHandler } from "../receive-event-feed";
import { runEventFeeds } from "../run-event-feeds";

/**
 * Listens to the event feeds of all accounts. Each message goes to every handler, which takes what it knows; one that fails has all of
 * the message's handlers called again later, and does not keep the others waiting now.
 */
export const receiveEvents = (handlers: readonly FeedHandler[]): LoopDefinition =>
  defineLoop({
    name: "accounts.receive-events",
    run: ({ signal }) =>
      runEventFeeds({
        signal,
        async handle(messages) {
          const outcomes = await Promise.allSettled(handlers.map((handle) => handle(messages)));
          const failed = outcomes.find((outcome) => outcome.status === "rejected");
          if (failed) throw failed.reason;
        },
      }),
  });
