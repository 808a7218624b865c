/** What an environment has been billed in the running month beside what its plan says, US dollars; null: not known. */
export type CostSummary = {
  environmentId: string;
  actualUsd: number | null;
  planLowUsd: number | null;
  planHighUsd: number | null;
  listUsd: number | null;
};

/** All environments that stand, and what carries no tag, in the running month. */
export type MonthSummary = {
  month: string;
  /** Null: no bill is known. */
  actualUsd: number | null;
  planLowUsd: number;
  planHighUsd: number;
  withoutPlan: number;
};
