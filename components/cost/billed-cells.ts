import { isBilledUntagged } from "@/lib/cost/billed-untagged";
import type { CostLine, EnvironmentCostView } from "@/lib/cost/environment-cost-view";

import { forecastFigure } from "./ledger-words";
import { usdFigure } from "./usd-words";

/** What a line was billed so far, and where its month ends; a line that AWS bills without the tag has neither. */
export function billedCells(line: CostLine, totals: EnvironmentCostView["totals"]): [string, string] {
  if (isBilledUntagged(line, totals)) return ["untagged", "not known"];
  return [line.actualUsd === null ? "not known" : usdFigure(line.actualUsd), forecastFigure(line.forecast, line.actualUsd)];
}
