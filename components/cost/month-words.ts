/** The bill's calendar is UTC: its months and days are the same for every reader. */
const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const MONTH = of({ month: "long" });
const MONTH_AND_YEAR = of({ month: "long", year: "numeric" });
const SHORT_MONTH = of({ month: "short" });
const DAY = of({ day: "numeric", month: "short" });

/** "November". */
export const monthName = (month: string): string => MONTH.format(new Date(`${month}-01T00:00:00Z`));
/** "November 2026". */
export const monthTitle = (month: string): string => MONTH_AND_YEAR.format(new Date(`${month}-01T00:00:00Z`));
/** "Nov ’26", for an axis: without the apostrophe it would read as a day. */
export const shortMonth = (month: string): string => `${SHORT_MONTH.format(new Date(`${month}-01T00:00:00Z`))} ’${month.slice(2, 4)}`;
/** "21 Nov". */
export const dayTitle = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));
