import { addDays, addMonths, dayOf, monthOf } from "./bill-day";

/** From the first to before the end, ISO dates. */
export type BillWindow = { firstDay: string; endDay: string };

const MONTHS_BACK = 13; // as far as Cost Explorer looks without being asked for more
const DAYS_THAT_STILL_CHANGE = 10; // figures move until the bill closes, most of them within days
const DAY_WHEN_A_BILL_IS_CLOSED = 8; // AWS finalises a month's bill in the first week of the next

/**
 * The days to ask Cost Explorer for. The first time, as much of the past as it has; later the days that can still have changed, and in a
 * month's first week the whole month before. `answeredThrough` is the end of what was ever answered, null: nothing was.
 */
export function billWindow({ now, answeredThrough }: { now: Date; answeredThrough: string | null }): BillWindow {
  const today = dayOf(now);
  const endDay = addDays(today, 1);
  const oldest = addMonths(today, -MONTHS_BACK);
  if (answeredThrough === null) return { firstDay: oldest, endDay };

  const isMonthBeforeOpen = Number(today.slice(8)) < DAY_WHEN_A_BILL_IS_CLOSED;
  const recent = isMonthBeforeOpen ? addMonths(today, -1) : later(monthOf(today), addDays(today, -DAYS_THAT_STILL_CHANGE));
  // After a pause (no worker, no rights) the gap is asked for too.
  const firstDay = answeredThrough < recent ? addDays(answeredThrough, -DAYS_THAT_STILL_CHANGE) : recent;
  return { firstDay: later(oldest, firstDay), endDay };
}

const later = (left: string, right: string): string => (left > right ? left : right);
