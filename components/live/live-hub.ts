import type { StreamEvent } from "./event-stream-parser";
import { leadLiveStream } from "./live-leader";
import { parseLiveMessage, topicsOf, type LiveMessage } from "./live-message";
import type { LiveState } from "./live-state";
import type { ReadLiveStream } from "./read-live-stream";
import { createTopicBoard } from "./topic-board";

const SPEAK_UP_MS = 30_000;
const LEADER_SILENT_MS = 95_000; // a hidden leader still wakes once a minute; longer means it hangs while it holds the lock

/** What tabs say to each other. */
type TabWord =
  | { kind: "topics"; tab: string; topics: string[] }
  | { kind: "gone"; tab: string }
  /** A tab that has just taken over, or has just arrived, asks the others to speak up. */
  | { kind: "who" }
  | { kind: "event"; event: StreamEvent }
  | { kind: "state"; state: LiveState };

type Subscriber = {
  topics: readonly string[];
  onMessage: (message: LiveMessage) => void;
  /** The stream has just opened or reopened: what happened before is not certain to arrive, so read it. */
  onOpen: () => void;
};

export type TabChannel = { postMessage: (word: unknown) => void; listen: (onWord: (word: unknown) => void) => void; close: () => void };

/** Runs `lead` while this tab is the one that holds the lock; `steal` takes it from a tab that hangs. */
export type LeaderLock = (options: { steal: boolean; signal: AbortSignal }, lead: (lost: AbortSignal) => Promise<void>) => void;

type LiveHubHost = { channel: TabChannel | null; lock: LeaderLock; read: ReadLiveStream; now: () => number; random: () => number; tab: string };

/**
 * One stream for all tabs of a browser: six open tabs would otherwise use up its six connections per host and block the seventh.
 * The tab that holds the lock reads the stream and hands everything on; when it closes, the lock falls to another, which goes on
 * from the last event that any tab has seen.
 */
export function createLiveHub(host: LiveHubHost) {
  const ended = new AbortController();
  const subscribers = new Set<Subscriber>();
  const stateListeners = new Set<() => void>();
  const board = createTopicBoard();
  let state: LiveState = { kind: "idle" };
  let lastEventId: string | null = null;
  let leaderHeardAt = host.now();
  let leader: { poke: () => void } | null = null;

  const say = (word: TabWord): void => host.channel?.postMessage(word);
  const ownTopics = (): string[] => [...new Set([...subscribers].flatMap((subscriber) => subscriber.topics))].sort();

  const take = (event: StreamEvent): void => {
    if (event.id) lastEventId = event.id;
    const message = parseLiveMessage(event);
    if (!message) return;
    const topics = topicsOf(message);
    for (const subscriber of subscribers) if (subscriber.topics.some((topic) => topics.includes(topic))) subscriber.onMessage(message);
  };
  const setState = (next: LiveState): void => {
    const opened = next.kind === "live" && !(state.kind === "live" && state.since === next.since);
    state = next;
    if (opened) for (const subscriber of subscribers) subscriber.onOpen();
    for (const listener of stateListeners) listener();
  };
  const announce = (): void => {
    board.set(host.tab, ownTopics(), host.now());
    say({ kind: "topics", tab: host.tab, topics: ownTopics() });
    leader?.poke();
  };

  const hear = (data: unknown): void => {
    const word = data as TabWord; // the channel is same-origin and carries only what this file posts
    switch (word.kind) {
      case "topics":
        board.set(word.tab, word.topics, host.now());
        leader?.poke();
        break;
      case "gone":
        board.remove(word.tab);
        break;
      case "who":
        if (leader) say({ kind: "state", state });
        say({ kind: "topics", tab: host.tab, topics: ownTopics() });
        break;
      case "event":
        leaderHeardAt = host.now();
        take(word.event);
        break;
      case "state":
        leaderHeardAt = host.now();
        setState(word.state);
        break;
    }
  };

  const lead = (lost: AbortSignal): Promise<void> => {
    board.set(host.tab, ownTopics(), host.now());
    const led = leadLiveStream(
      {
        read: host.read,
        topics: () => board.union(host.now()),
        lastEventId: () => lastEventId,
        onEvent: (event) => {
          say({ kind: "event", event });
          take(event);
        },
        onState: (next) => {
          say({ kind: "state", state: next });
          setState(next);
        },
        now: host.now,
        random: host.random,
      },
      lost,
    );
    leader = led;
    say({ kind: "who" });
    return led.done.finally(() => {
      leader = null;
      leaderHeardAt = host.now();
      // Lost to a tab that took over, not by closing: stand in line again.
      if (!ended.signal.aborted) host.lock({ steal: false, signal: ended.signal }, lead);
    });
  };

  host.channel?.listen(hear);
  host.lock({ steal: false, signal: ended.signal }, lead);
  say({ kind: "who" });
  const speaking = setInterval(() => {
    announce();
    if (leader) say({ kind: "state", state });
  }, SPEAK_UP_MS);

  return {
    subscribe(subscriber: Subscriber): () => void {
      subscribers.add(subscriber);
      announce();
      // What the page was rendered with is older than this subscription, and a stream that already runs will not open again for it.
      if (state.kind === "live") subscriber.onOpen();
      return () => {
        subscribers.delete(subscriber);
        announce();
      };
    },
    state: (): LiveState => state,
    onState(listener: () => void): () => void {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    /** The tab came into view or the machine online: do not sit out a wait, and do not wait for a leader that hangs. */
    wake(): void {
      if (leader) leader.poke();
      else if (host.channel && subscribers.size > 0 && host.now() - leaderHeardAt > LEADER_SILENT_MS) {
        leaderHeardAt = host.now();
        host.lock({ steal: true, signal: ended.signal }, lead);
      }
    },
    close(): void {
      say({ kind: "gone", tab: host.tab });
      clearInterval(speaking);
      ended.abort();
      host.channel?.close();
    },
  };
}
export type LiveHub = ReturnType<typeof createLiveHub>;
