import { createLiveHub, type LeaderLock, type LiveHub, type TabChannel } from "./live-hub";
import { readLiveStream } from "./read-live-stream";

const NAME = "pilothouse-live";

/** Where locks are missing (plain http on another host than this one), each tab leads itself. */
const leadAlone: LeaderLock = ({ signal }, lead) => {
  void lead(signal);
};

const leadByLock: LeaderLock = ({ steal, signal }, lead) => {
  const lost = new AbortController();
  signal.addEventListener("abort", () => lost.abort());
  // The request rejects when this tab closes its hub while waiting or when another tab takes the lock; both end the lead and no more.
  navigator.locks
    .request(NAME, steal ? { steal: true } : { signal }, () => lead(lost.signal))
    .catch((error: unknown) => {
      lost.abort();
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    });
};

function openTabChannel(): TabChannel {
  const channel = new BroadcastChannel(NAME);
  return {
    // A BroadcastChannel's postMessage, unlike a window's, takes no target: it never leaves the origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    postMessage: (word) => channel.postMessage(word),
    listen: (onWord) => channel.addEventListener("message", ({ data }) => onWord(data)),
    close: () => channel.close(),
  };
}

let hub: LiveHub | null = null;

/** The hub of this tab; made at first use, in the browser only. */
export function browserLiveHub(): LiveHub {
  if (hub) return hub;
  const shared = "locks" in navigator && typeof BroadcastChannel === "function";
  const made = createLiveHub({
    channel: shared ? openTabChannel() : null,
    lock: shared ? leadByLock : leadAlone,
    read: readLiveStream,
    now: () => Date.now(),
    random: () => Math.random(),
    tab: Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  });
  addEventListener("online", () => made.wake());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") made.wake();
  });
  addEventListener("pagehide", (event) => {
    // A page kept for "back" comes to life again as it was; one that is not takes its lock and its topics with it.
    if (event.persisted) return;
    made.close();
    hub = null;
  });
  hub = made;
  return made;
}
