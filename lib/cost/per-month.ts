import { Big } from "big.js";

import { HOURS_PER_MONTH } from "@/lib/pricing/dimension";

/** What an hourly cost comes to in a month of 730 hours; exact decimal. */
export const perMonth = (usdPerHour: string): string => new Big(usdPerHour).times(HOURS_PER_MONTH).toFixed();
