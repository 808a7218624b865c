import type { PriceBook } from "@/lib/pricing/price-book";
import { coreUsageType } from "@/lib/pricing/usage-type";

/** Which AWS service bills under a usage type, by the price book; null: the book does not know it, or knows it of several services. */
export function serviceOfUsageType({ rows }: Pick<PriceBook, "rows">): (billed: string) => string | null {
  const services = new Map<string, string | null>();
  for (const { usageType, service } of rows) {
    if (usageType === null) continue;
    services.set(usageType, (services.get(usageType) ?? service) === service && services.get(usageType) !== null ? service : null);
  }
  return (billed) => services.get(coreUsageType(billed)) ?? null;
}
