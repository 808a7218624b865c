import "server-only";

import type { DueSummary } from "../../due-summary";

const FRESH_MS = 30_000;
const SHOWN_MS = 120_000; // longer than it takes to renew it for ten thousand environments

type Kept = { known: { atMs: number; summary: DueSummary } | null; renewal: Promise<DueSummary> | null };

const kept = globalThis as typeof globalThis & { pilothouseDueSummary?: Kept };
const state = (): Kept => (kept.pilothouseDueSummary ??= { known: null, renewal: null });

/**
 * The summary that is known, up to half a minute old; while an older one is renewed, that one, up to two minutes old, because every look at
 * the overview asks for it and nobody shall wait for it.
 */
export async function keepDueSummary(now: Date, summarize: (now: Date) => Promise<DueSummary>): Promise<DueSummary> {
  const here = state();
  const ageMs = here.known ? now.getTime() - here.known.atMs : -1;
  if (here.known && ageMs >= 0 && ageMs < FRESH_MS) return here.known.summary;
  const renewal = (here.renewal ??= renew(here, now, summarize));
  return here.known && ageMs >= 0 && ageMs < SHOWN_MS ? here.known.summary : renewal;
}

/** After a change: whoever looks next sees it. */
export function forgetDueSummary(): void {
  kept.pilothouseDueSummary = { known: null, renewal: null };
}

function renew(here: Kept, now: Date, summarize: (now: Date) => Promise<DueSummary>): Promise<DueSummary> {
  const renewal = summarize(now).then((summary) => {
    here.known = { atMs: now.getTime(), summary };
    return summary;
  });
  const end = () => {
    here.renewal = null;
  };
  // What failed is not kept; the next look asks again, and is told when there is nothing left to show.
  renewal.then(end, end);
  return renewal;
}
