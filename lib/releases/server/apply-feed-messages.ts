import "server-only";

import type { FeedMessage } from "@/lib/accounts/feed-message";

import { groupBy } from "@/lib/shared/group-by";

import { readFeedEvent } from "../feed-event";
import { askForPoll } from "./internal/poll-requests";
import { storeFeedEvents } from "./internal/store-events";
import { tellProgress } from "./internal/tell-progress";

/** Takes what CloudFormation says through the event feed: stores it, shows it, and has the stack polled where it came to rest. */
export async function applyFeedMessages(messages: FeedMessage[]): Promise<void> {
  const events = messages.flatMap((message) => readFeedEvent(message) ?? []);
  for (const [stackArn, own] of groupBy(events, (event) => event.stackArn)) {
    const oldestFirst = own.map(({ event }) => event).sort((a, b) => a.at.getTime() - b.at.getTime());
    const stored = await storeFeedEvents(stackArn, oldestFirst);
    if (!stored?.operationId || stored.added === 0) continue;
    if (stored.endsOperation) askForPoll(stored.operationId);
    await tellProgress(stored.operationId);
  }
}
