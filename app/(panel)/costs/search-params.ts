import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import type { Breakdown, BreakdownInput } from "@/lib/cost/breakdown-view";
import { ledgerQuerySchema, toLedgerInput, type LedgerInput } from "@/lib/cost/ledger-query";

/** How the ledger is cut. "line": environments with the plan's lines opened. */
export const GROUPS = ["environment", "line", "system", "service", "usage-type", "month"] as const;
export type Group = (typeof GROUPS)[number];

export const COST_LIST = {
  filters: ["month", "group", "system", "stage", "accountId"],
  sorts: ["-actual", "actual", "name", "-name", "plan", "-plan", "list", "-list", "running", "-running", "difference", "-difference"],
  defaultSort: "-actual",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type CostListState = ListStateOf<typeof COST_LIST>;

export const groupOf = ({ filters }: CostListState): Group => GROUPS.find((group) => group === filters.group) ?? "environment";

/** What the pictures are stacked by. */
export const stackOf = (group: Group): Breakdown => (group === "line" || group === "month" ? "environment" : group);

/** Whether something is left out: month and grouping only turn the page to another side. */
export const isNarrowed = ({ q, filters }: CostListState): boolean => q !== "" || [filters.system, filters.stage, filters.accountId].some(Boolean);

/** Whether environments are left out that the same bills pay for: then what carries no tag belongs to no sum. */
export const isPartOfBills = ({ q, filters }: CostListState): boolean => q !== "" || [filters.system, filters.stage].some(Boolean);

/** The ledger's address as the query of the API; what makes no sense is left out. */
export const toCostsInput = (state: CostListState): LedgerInput => toLedgerInput(parseWhatMakesSense(ledgerQuerySchema, wantedBy(state)));

/** Month, grouping and filters of the address that the ledger cannot follow, as they stand there. */
export function leftOutFilters(state: CostListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(ledgerQuerySchema, wantedBy(state));
  const isWrong = (name: (typeof COST_LIST.filters)[number]): boolean => (name === "group" ? !GROUPS.some((group) => group === state.filters.group) : wrong.includes(name === "month" ? name : `filter[${name}]`));
  return COST_LIST.filters.flatMap((name) => (state.filters[name] !== undefined && isWrong(name) ? [{ name, value: state.filters[name] }] : []));
}

function wantedBy({ q, filters, sort, cursor }: CostListState): Record<string, unknown> {
  const { month, system, stage, accountId } = filters;
  return {
    month,
    sort,
    "filter[system]": system,
    "filter[stage]": stage,
    "filter[accountId]": accountId,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: COST_LIST.pageSize,
  };
}

export const toBreakdown = (state: CostListState): BreakdownInput => {
  const { month, filter } = toCostsInput(state);
  return { month, filter, by: stackOf(groupOf(state)) };
};

/** The same ledger as a file, all pages of it. */
export function ledgerFileHref(state: CostListState): string {
  const { month, sort, filter, q } = toCostsInput(state);
  const search = new URLSearchParams({ sort });
  if (month) search.set("month", month);
  if (q) search.set("q", q);
  for (const [field, value] of Object.entries(filter)) if (value) search.set(`filter[${field}]`, value);
  return `/api/v1/costs/csv?${search.toString()}`;
}
