import type { HealthStretch } from "./health-view";
import type { KnownSeconds } from "./uptime";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Hour = KnownSeconds & { hour: Date };

/** The last hours up to the running one, oldest first; one of which nothing is known is there with zeros. */
export const lastHours = (hours: readonly Hour[], count: number, now: Date): HealthStretch[] => stretches(hours, count, HOUR_MS, now);

/** The same by days, UTC. */
export const lastDays = (hours: readonly Hour[], count: number, now: Date): HealthStretch[] => stretches(hours, count, DAY_MS, now);

function stretches(hours: readonly Hour[], count: number, lengthMs: number, now: Date): HealthStretch[] {
  const currentMs = Math.floor(now.getTime() / lengthMs) * lengthMs;
  return Array.from({ length: count }, (_, index) => {
    const fromMs = currentMs - (count - 1 - index) * lengthMs;
    const within = hours.filter(({ hour }) => hour.getTime() >= fromMs && hour.getTime() < fromMs + lengthMs);
    return {
      from: new Date(fromMs).toISOString(),
      seconds: Math.round(Math.min(lengthMs, now.getTime() - fromMs) / 1_000),
      upSeconds: within.reduce((sum, { upSeconds }) => sum + upSeconds, 0),
      downSeconds: within.reduce((sum, { downSeconds }) => sum + downSeconds, 0),
    };
  });
}
