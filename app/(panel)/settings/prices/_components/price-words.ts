import type { PriceBook } from "@/lib/pricing/price-book";
import { counted } from "@/components/ui/counted";

const DAY_MS = 86_400_000;

/** How many prices, of which version, and how old. */
export function priceLead({ rows, region, version, asOf, broken }: PriceBook, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS));
  const unread = broken.length === 0 ? "" : `; ${counted(broken.length, "row")} could not be used`;
  return `${counted(rows.length, "list price")} of ${region}, version ${version}, newest of ${asOf} (${days === 0 ? "today" : `${counted(days, "day")} ago`})${unread}.`;
}

/** "0.0416 → 0.0420, +1.0 %"; a price that was not known before has no difference. */
export function priceChangeWords({ before, after }: { before: string | null; after: string }): string {
  if (before === null) return `${after} USD, not known before`;
  const share = Number(before) === 0 ? null : ((Number(after) - Number(before)) / Number(before)) * 100;
  return `${before} → ${after} USD${share === null ? "" : `, ${share > 0 ? "+" : "−"}${Math.abs(share).toFixed(1)} %`}`;
}
