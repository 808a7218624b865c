import type { Estimate } from "@/lib/pricing/estimate-view";

const CENTS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const MINUS = "\u2212";

/** Less than half a cent, and yet not nothing. */
const SMALLEST_USD = 0.005;

/** US dollars to the cent, without saying so: "1,204.00", "−12.41"; "<0.01" for what is too small to be a cent and not nothing. */
export function usdFigure(usd: number): string {
  if (usd !== 0 && Math.abs(usd) < SMALLEST_USD) return usd > 0 ? "<0.01" : `>${MINUS}0.01`;
  return `${usd < 0 ? MINUS : ""}${CENTS.format(Math.abs(usd))}`;
}

/** A difference, whose sign is always said: "+133.98", "−4.20", "0.00". */
export const signedUsdFigure = (usd: number): string => (usd >= SMALLEST_USD ? `+${usdFigure(usd)}` : usdFigure(usd));

/** "+56 %", "−8 %". */
export function signedPercent(percent: number): string {
  const whole = Math.round(percent);
  return `${whole > 0 ? "+" : whole < 0 ? MINUS : ""}${Math.abs(whole)} %`;
}

/** "383.00", "50.00–100.00"; null where the plan has no lines. */
export function planFigure({ planLowUsd, planHighUsd }: Pick<Estimate["totals"], "planLowUsd" | "planHighUsd">): string | null {
  if (planLowUsd === null || planHighUsd === null) return null;
  return planLowUsd === planHighUsd ? usdFigure(planLowUsd) : `${usdFigure(planLowUsd)}–${usdFigure(planHighUsd)}`;
}

/** List price of all that has a price: "598.53", or "at least 598.53" where something has none. */
export const listFigure = ({ listWithUnplannedUsd, isComplete }: Pick<Estimate["totals"], "listWithUnplannedUsd" | "isComplete">): string =>
  `${isComplete ? "" : "at least "}${usdFigure(listWithUnplannedUsd)}`;
