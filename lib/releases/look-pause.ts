const WITHOUT_FEED_MS = 1_000; // the call budget allows one look a second per account and region, whoever takes it
const WITH_FEED_MS = 15_000; // the feed shows what happens; this only finds what it lost
const WITH_FEED_EACH_MS = 3_000; // a third of the call budget, so that a launch gets its turn however many stacks are at work

/** How long to leave a running operation between two looks, in milliseconds, where this many run in its account and region. */
export function lookPauseMs({ isFeedLive, running }: { isFeedLive: boolean; running: number }): number {
  return isFeedLive ? Math.max(WITH_FEED_MS, running * WITH_FEED_EACH_MS) : WITHOUT_FEED_MS;
}
