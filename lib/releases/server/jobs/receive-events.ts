import "server-only";

import { runEventFeeds } from "@/lib/accounts/server/run-event-feeds";
import { defineLoop } from "@/lib/jobs/define-loop";

import { applyFeedMessages } from "../apply-feed-messages";

/** Listens to the event feeds of all accounts: what CloudFormation says is stored and shown within a fraction of a second. */
export const receiveEvents = defineLoop({
  name: "releases.receive-events",
  run: ({ signal }) => runEventFeeds({ signal, handle: applyFeedMessages }),
});
