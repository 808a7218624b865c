import type { UsageKey } from "@/lib/catalog/usage-keys";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { complaintAboutUsage, usageDefault } from "@/lib/pricing/usage";

export const LOAD_UNITS = ["users", "requests"] as const;

/** How much is asked of a service: people who use it, or requests a month. */
export type Load = { quantity: number; unit: (typeof LOAD_UNITS)[number] };

const WORKING = { requestsPerMinute: 2, minutesPerDay: 8 * 60, daysPerMonth: 21 } as const;

/** One person at work: two requests a minute, eight hours on 21 days. */
const REQUESTS_PER_USER = WORKING.requestsPerMinute * WORKING.minutesPerDay * WORKING.daysPerMonth;

export const requestsOf = ({ quantity, unit }: Load): number => (unit === "users" ? quantity * REQUESTS_PER_USER : quantity);

/** "200 users, 4,032,000 requests a month: two a minute for each, eight hours on 21 days". */
export function loadWords(load: Load): string {
  const requests = `${requestsOf(load).toLocaleString("en")} requests a month`;
  return load.unit === "users" ? `${load.quantity.toLocaleString("en")} ${load.quantity === 1 ? "user" : "users"}, ${requests}: two a minute for each, eight hours on 21 days` : requests;
}

/** What grows with the number of requests. What is kept, and what is there anyway, does not. */
const FOLLOWING: readonly UsageKey[] = [
  "requests",
  "data-out",
  "logs",
  "nat-data",
  "cross-zone-data",
  "endpoint-data",
  "s3-writes",
  "s3-reads",
  "dynamodb-writes",
  "dynamodb-reads",
  "cache-requests",
  "dns-queries",
  "cdn-requests",
  "cdn-data",
  "traces",
  "queue-requests",
  "tokens-in",
  "tokens-out",
];

/**
 * An option's assumptions moved to another load, each in proportion to its own for the option's requests. A quantity that nobody could
 * mean is left as it was. Sizes and numbers of machines stay: whether they carry the load is not for a price to say.
 */
export function usageForLoad(assumptions: Estimate["assumptions"], load: Load): Record<string, number> {
  const usual = assumptions.find(({ key }) => key === "requests")?.quantity ?? usageDefault("requests").quantity;
  const factor = usual === 0 ? 0 : requestsOf(load) / usual;
  return Object.fromEntries(
    FOLLOWING.flatMap((key) => {
      const known = assumptions.find((assumption) => assumption.key === key);
      const moved = known ? Number((known.quantity * factor).toPrecision(9)) : 0;
      return known && complaintAboutUsage(key, moved) === null ? [[key, moved]] : [];
    }),
  );
}
