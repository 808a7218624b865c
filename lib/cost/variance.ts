import type { ForecastView, Variance } from "./ledger-view";
import type { MonthPart } from "./part-of-month";

const MARKED_FROM_PERCENT = 10; // the plans' figures are rounded; below this a difference says nothing

type Range = { lowUsd: number; highUsd: number };

/**
 * How a month's cost stands against what was planned, or against the list price where the plan has no figure. Inside the plan's range the
 * difference is 0; outside, it is measured from the nearer end. Plan and list price are of a whole month: of a month that was paid for in
 * part, it is that part of them.
 */
export function varianceOf({ forecast, plan, listUsd, part }: { forecast: ForecastView; plan: Range | null; listUsd: number | null; part: MonthPart | null }): Variance {
  const whole = plan ?? (listUsd === null ? null : { lowUsd: listUsd, highUsd: listUsd });
  if (whole === null) return { kind: "not-comparable", why: "Neither a plan's figure nor a list price is known." };
  if (forecast.kind === "too-early")
    return { kind: "not-comparable", why: forecast.observedDays === 0 ? "No whole day of this month is billed yet." : `${forecast.observedDays} whole days are too few to tell the month's end.` };
  const range = part === null ? whole : partOf(whole, part);
  const nearest = Math.min(Math.max(forecast.usd, range.lowUsd), range.highUsd);
  if (nearest === 0) return { kind: "not-comparable", why: "The plan's figure is 0." };
  const differenceUsd = forecast.usd - nearest;
  const percent = (differenceUsd / nearest) * 100;
  return { kind: "compared", percent, differenceUsd, isMarked: Math.abs(percent) > MARKED_FROM_PERCENT, against: plan ? "plan" : "list", part: part && { ...part, ...range } };
}

const MICROS = 1_000_000;

function partOf({ lowUsd, highUsd }: Range, { ranDays, monthDays }: MonthPart): Range {
  const share = (usd: number) => Math.round(((usd * ranDays) / monthDays) * MICROS) / MICROS;
  return { lowUsd: share(lowUsd), highUsd: share(highUsd) };
}
