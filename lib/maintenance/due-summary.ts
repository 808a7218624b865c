/** What is left of an environment's tasks, for an overview: only environments of which something is due or overdue. */
export type DueSummary = {
  total: number;
  overdue: number;
  /** When it was counted. */
  asOf: string;
  items: { environmentId: string; name: string; due: number; overdue: number; dueAt: string; zone: string }[];
};
