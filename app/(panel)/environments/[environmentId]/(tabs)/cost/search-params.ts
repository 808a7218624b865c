import type { SearchParams } from "@/components/ui/list-state";
import { addMonths } from "@/lib/cost/bill-day";
import { monthSchema } from "@/lib/cost/ledger-query";

const MONTHS_OFFERED = 13; // as far back as a bill is read

/** The months that can be looked at, the running one first. */
export const offeredMonths = (now: Date): string[] => Array.from({ length: MONTHS_OFFERED }, (_, back) => addMonths(`${now.toISOString().slice(0, 7)}-01`, -back).slice(0, 7));

/** The month in the address; the running one where it names none. */
export function monthOfAddress(params: SearchParams, now: Date): string {
  const month = monthSchema.safeParse(params["month"]);
  return month.success ? month.data : now.toISOString().slice(0, 7);
}
