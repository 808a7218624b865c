import "server-only";

import { readEnvironmentCost } from "@/lib/cost/server/read-environment-cost";

import { addMonths } from "../../../civil-day";
import { couldNotTell, gathered, type Figure } from "../../../evidence";
import type { Gather } from "./evidence-context";

const usd = (value: number | null): string => (value === null ? "not known" : value.toFixed(2));

const rangeWords = (lowUsd: number, highUsd: number): string => (lowUsd === highUsd ? `${lowUsd.toFixed(2)} USD` : `${lowUsd.toFixed(2)} to ${highUsd.toFixed(2)} USD`);

/** Where the month will end against the plan, line by line, and the month before. */
export const gatherCostAgainstPlan: Gather = async ({ actor, environment, now }) => {
  const month = now.toISOString().slice(0, 7);
  const cost = await readEnvironmentCost({ actor, environmentId: environment.id, now, month });
  if (!cost) return couldNotTell("The environment was removed.");
  const { totals, lines, bill, months } = cost;
  if (bill.asOf === null) return couldNotTell("No bill of its account is known yet: ask Cost Explorer on the costs page, or read the bill in AWS.");
  const former = months.find((one) => one.month === addMonths(month, -1))?.usd ?? null;
  const { variance, forecast } = totals;
  const part = variance.kind === "compared" ? variance.part : null;
  const days = part && `${part.ranDays} of ${part.monthDays} days`;
  const plan = part && variance.kind === "compared" && variance.against === "plan" ? `${rangeWords(part.lowUsd, part.highUsd)} for ${days}` : totals.planLowUsd === null || totals.planHighUsd === null ? null : rangeWords(totals.planLowUsd, totals.planHighUsd);
  const end: Figure = {
    title: "End of the month",
    value: forecast.kind === "too-early" ? null : Number(forecast.usd.toFixed(2)),
    unit: "USD",
    target: plan,
    former,
    unusual: variance.kind === "compared" && variance.isMarked ? `${Math.abs(variance.percent).toFixed(0)} % ${variance.percent > 0 ? "above" : "below"} the ${variance.against === "plan" ? "plan" : "list price"}.` : null,
  };
  const soFar: Figure = { title: "Billed so far", value: totals.actualUsd, unit: "USD", target: null, former: null, unusual: null };
  return gathered({
    summary: forecast.kind === "too-early" ? "Too few days of the month are billed to tell its end." : `The month will end at ${usd(forecast.usd)} USD; the plan says ${plan ?? "nothing"}${days ? ", the part of the month that is paid for" : ""}.`,
    figures: [soFar, end],
    tables: [
      {
        title: days ? `Lines of the plan, US dollars; the plan for a whole month, compared for ${days}` : "Lines of the plan, US dollars",
        columns: ["Line", "Plan", "Billed so far", "End of month", "Off the plan"],
        rows: lines.map((line) => [
          line.title,
          line.planLowUsd === line.planHighUsd ? usd(line.planLowUsd) : `${usd(line.planLowUsd)}–${usd(line.planHighUsd)}`,
          usd(line.actualUsd),
          line.forecast.kind === "too-early" ? "too early" : usd(line.forecast.usd),
          line.variance.kind === "compared" ? `${line.variance.percent.toFixed(0)} %` : "–",
        ]),
      },
    ],
    unusual: lines.flatMap(({ title, variance: of }) => (of.kind === "compared" && of.isMarked ? [`${title}: ${Math.abs(of.percent).toFixed(0)} % ${of.percent > 0 ? "above" : "below"} the plan.`] : [])),
    asOf: bill.asOf,
    source: "Cost Explorer, by the panel's ledger",
  });
};
