/** How fresh what this browser shows can be. `since` are milliseconds since 1970 by this machine's clock. */
export type LiveState =
  | { kind: "idle" }
  | { kind: "connecting"; since: number }
  | { kind: "live"; since: number }
  | { kind: "reconnecting"; since: number; attempt: number }
  /** The server refused us: signed out, or the role no longer allows it. Only a new sign-in mends that. */
  | { kind: "refused"; since: number; status: number };

const CALM_MS = 4_000; // a reconnect normally takes under a second: mentioning it would only flicker

type LiveWords = { tone: "live" | "pending" | "stale"; word: string; detail: string };

/** What a page says about it; null while there is nothing worth a person's attention. */
export function liveWords(state: LiveState, now: number): LiveWords | null {
  switch (state.kind) {
    case "idle":
      return null;
    case "connecting":
      return now - state.since < CALM_MS ? null : { tone: "pending", word: "Connecting", detail: "Live updates are not here yet; the page still asks every few seconds." };
    case "live":
      return { tone: "live", word: "Live", detail: "Changes appear by themselves." };
    case "reconnecting":
      return now - state.since < CALM_MS
        ? null
        : { tone: "stale", word: `Not live for ${ageInWords(now - state.since)}`, detail: "The connection was lost and is being tried again; the page asks every few seconds meanwhile." };
    case "refused":
      return {
        tone: "stale",
        word: "Not live",
        detail: state.status === 401 ? "You are signed out. Sign in again to go on." : "The server refused live updates; reload the page to see the present state.",
      };
  }
}

function ageInWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
