import "server-only";

import { utcMinute } from "@/lib/shared/utc-minute";

const DAY_MS = 86_400_000;

/** Whole days from one moment to another. */
export const daysFrom = (earlier: Date, later: Date): number => Math.floor((later.getTime() - earlier.getTime()) / DAY_MS);

export const dayText = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? "–";

export const minuteText = (at: Date | null): string => (at ? utcMinute(at) : "–");

export const inDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);
