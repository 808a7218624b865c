import "server-only";

import type { Period } from "../../../period-instance";

const DAYS: Record<Period, number> = { daily: 1, weekly: 7, monthly: 30 };

/** How many days up to now the evidence of a period's task is about. */
export const lookedAtDays = (period: Period): number => DAYS[period];
