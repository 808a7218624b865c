import { toCsv } from "@/lib/shared/to-csv";

import type { LedgerRow } from "./ledger-view";

const HEADER = [
  "environment", "system", "option", "stage", "release", "plan low USD/month", "plan high USD/month", "list USD/month", "running USD/month", "running as of", "billed USD",
  "month end USD", "month end low USD", "month end high USD", "difference USD", "difference percent", "against", "days compared", "days of month",
];

/** Rows of the ledger as a file; what is not known stays empty. */
export const ledgerCsv = (rows: readonly LedgerRow[]): string => toCsv([HEADER, ...rows.map(cells)]);

function cells({ name, system, option, stage, release, planLowUsd, planHighUsd, listUsd, runningUsd, runningAsOf, actualUsd, forecast, variance }: LedgerRow) {
  const end = forecast.kind === "too-early" ? null : forecast;
  const bounds = forecast.kind === "forecast" ? [forecast.lowUsd, forecast.highUsd] : [null, null];
  const difference = variance.kind === "compared" ? [variance.differenceUsd, variance.percent, variance.against, variance.part?.ranDays ?? null, variance.part?.monthDays ?? null] : [null, null, null, null, null];
  return [name, system, option, stage, release, planLowUsd, planHighUsd, listUsd, runningUsd, runningAsOf, actualUsd, end?.usd ?? null, ...bounds, ...difference];
}
