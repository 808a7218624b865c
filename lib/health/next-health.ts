import type { HealthState } from "@/lib/environments/health-summary";

const FAILURES_TO_FAIL = 2; // one alone is a deployment, a dropped packet or our own network as often as not
const RECHECK_SECONDS = 15; // a first failure is soon confirmed or forgotten

export type HealthCourse = { state: HealthState; failuresInRow: number };

/** How an environment stands after one more answer: well at once, failing with the second failure in a row. */
export function nextHealth({ state, failuresInRow }: HealthCourse, isUp: boolean): HealthCourse {
  if (isUp) return { state: "well", failuresInRow: 0 };
  const failures = failuresInRow + 1;
  return { state: failures >= FAILURES_TO_FAIL ? "failing" : state, failuresInRow: failures };
}

/** Seconds until the address is asked again. */
export const recheckAfterSeconds = ({ failuresInRow }: HealthCourse, intervalSeconds: number): number =>
  failuresInRow > 0 && failuresInRow < FAILURES_TO_FAIL ? Math.min(intervalSeconds, RECHECK_SECONDS) : intervalSeconds;

/** Seconds for which an answer speaks of the present: three turns missed, and nobody knows. */
export const freshForSeconds = ({ intervalSeconds, timeoutSeconds }: { intervalSeconds: number; timeoutSeconds: number }): number => 3 * intervalSeconds + timeoutSeconds;
