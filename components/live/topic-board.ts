const MOST_TOPICS = 50; // what one stream request takes

/** A tab speaks up each 30 s; browsers let a hidden one wake once a minute. Silent for longer than this, it is gone. */
export const TAB_GONE_AFTER_MS = 100_000;

/** Who wants what: kept by the tab that holds the connection for all. */
export function createTopicBoard() {
  const tabs = new Map<string, { topics: readonly string[]; heardAt: number }>();
  return {
    set(tab: string, topics: readonly string[], now: number): void {
      tabs.set(tab, { topics, heardAt: now });
    },
    remove(tab: string): void {
      tabs.delete(tab);
    },
    /** All topics that anybody wants, sorted; those of the tab heard last come first when there are too many for one stream. */
    union(now: number): string[] {
      for (const [tab, { heardAt }] of tabs) if (now - heardAt > TAB_GONE_AFTER_MS) tabs.delete(tab);
      const newestFirst = [...tabs.values()].sort((a, b) => b.heardAt - a.heardAt).flatMap((tab) => tab.topics);
      return [...new Set(newestFirst)].slice(0, MOST_TOPICS).sort();
    },
  };
}
