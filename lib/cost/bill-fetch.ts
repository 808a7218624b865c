/** What came of asking Cost Explorer. `reason` is a sentence for people where there is something to do. */
export type BillFetchOutcome = "fetched" | "denied" | "throttled" | "unreachable" | "malformed" | "other-currency";

/** Whether Cost Explorer groups by our tag; "unknown": nobody could tell. */
export type CostTagState = "active" | "inactive" | "unknown";

const HOUR_MS = 3_600_000;

/** AWS brings the bill up to date once a day at the least, and every request costs 0.01 USD. */
const PAUSE_HOURS: Record<BillFetchOutcome, number> = {
  fetched: 24,
  // A right that is missing is granted by people, in their own time.
  denied: 6,
  "other-currency": 24,
  throttled: 1,
  unreachable: 1,
  malformed: 6,
};

/** Whether an account's bill should be asked for now; `last` null: never asked. */
export const isBillDue = (last: { at: Date; outcome: BillFetchOutcome } | null, now: Date): boolean =>
  last === null || now.getTime() - last.at.getTime() >= PAUSE_HOURS[last.outcome] * HOUR_MS;
