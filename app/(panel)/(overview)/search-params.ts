import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { environmentListQuerySchema, toListInput, type EnvironmentListInput } from "@/lib/environments/environment-list-query";

export const ENVIRONMENT_LIST = {
  filters: ["system", "option", "stage", "state", "accountId"],
  sorts: ["name", "-name", "system", "-system", "stage", "-stage", "state", "-state", "release", "-release", "updatedAt", "-updatedAt"],
  defaultSort: "name",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type EnvironmentListState = ListStateOf<typeof ENVIRONMENT_LIST>;

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export const toEnvironmentInput = (state: EnvironmentListState): EnvironmentListInput => toListInput(parseWhatMakesSense(environmentListQuerySchema, wantedBy(state)));

/** Filters of the address that the list cannot be filtered by, as they stand there. */
export function leftOutFilters(state: EnvironmentListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(environmentListQuerySchema, wantedBy(state));
  return ENVIRONMENT_LIST.filters.filter((name) => wrong.includes(`filter[${name}]`)).map((name) => ({ name, value: state.filters[name] ?? "" }));
}

function wantedBy({ q, filters, sort, cursor }: EnvironmentListState): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter[${name}]`, value])),
    sort,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: ENVIRONMENT_LIST.pageSize,
  };
}
