const GB = 1_000_000_000;
const MOST_GB = 200; // about one US dollar by the list price of Logs Insights, 0.005 USD per GB scanned (Amazon CloudWatch pricing, "Logs")
const HOUR_MS = 3_600_000;

export const MOST_SCANNED_BYTES = MOST_GB * GB;

/** Bytes that queries of an account may still scan within this hour by the clock. What a query scans is known only while it runs. */
export const scanLeft = (scannedBytes: number): number => Math.max(0, MOST_SCANNED_BYTES - scannedBytes);

/** Why a query does not run, or was stopped. */
export function overBudget(now: Date, wasStopped: boolean): string {
  const nextHour = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS).toISOString().slice(11, 16);
  const what = wasStopped ? "The query was stopped: log queries" : "Log queries";
  return `${what} of this account have scanned ${MOST_GB} GB within this hour, which is the most that Pilothouse lets them (about 1 USD). From ${nextHour} UTC on they run again; a shorter time or fewer log groups scan less.`;
}
