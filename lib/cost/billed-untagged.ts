import type { ForecastView } from "./ledger-view";

type Billed = { actualUsd: number | null; runningUsd: number | null };

/**
 * Whether a line runs and yet nothing is billed for it under the environment's tag, although other lines are: AWS bills it all the same, without
 * the tag, as it does the volumes that instances bring. Such a 0 is no cost of nothing. Before a whole day is billed nobody can tell.
 */
export const isBilledUntagged = ({ actualUsd, runningUsd }: Billed, totals: { actualUsd: number | null; forecast: ForecastView }): boolean =>
  actualUsd === 0 && runningUsd !== null && runningUsd > 0 && totals.actualUsd !== null && totals.actualUsd > 0 && !(totals.forecast.kind === "too-early" && totals.forecast.observedDays === 0);
