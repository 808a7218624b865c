import type { EnvironmentState } from "@/lib/environments/environment-state";
import type { EnvironmentView } from "@/lib/environments/environment-view";

import type { OperationSummary } from "./operation-view";

/** An environment that is worth a line of its own, with its last operation; null: none was ever started. */
export type OverviewLine = { environment: EnvironmentView; operation: OperationSummary | null };

/** What the overview says first. The lists hold the newest; the counts say how many there are in all. */
export type Overview = {
  counts: Record<EnvironmentState, number>;
  needsYou: OverviewLine[];
  running: OverviewLine[];
};
