/** A release that began to run: when its stack began to change to it, and what ran before. */
export type ReleaseRun = { release: number; previousRelease: number | null; beganAt: Date };

const LOOK_BACK_SECONDS = 24 * 3_600; // what changed longer ago than a day has seen each hour of the day without an alarm

/** The last release that began to run before something went wrong, and how long before; null: none within a day. */
export function suspectRelease(runs: readonly ReleaseRun[], wrongSince: Date): (ReleaseRun & { secondsBefore: number }) | null {
  const before = runs
    .map((run) => ({ ...run, secondsBefore: Math.round((wrongSince.getTime() - run.beganAt.getTime()) / 1_000) }))
    .filter(({ secondsBefore }) => secondsBefore >= 0 && secondsBefore <= LOOK_BACK_SECONDS);
  return before.reduce<(typeof before)[number] | null>((last, run) => (last === null || run.beganAt > last.beganAt ? run : last), null);
}
