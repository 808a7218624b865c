import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense } from "@/components/ui/parse-what-makes-sense";
import { environmentListQuerySchema, toListInput, type EnvironmentListInput } from "@/lib/environments/environment-list-query";

export const ENVIRONMENT_LIST = {
  filters: ["system", "option", "stage", "state", "accountId"],
  sorts: ["name", "-name", "system", "-system", "stage", "-stage", "state", "-state", "release", "-release", "updatedAt", "-updatedAt"],
  defaultSort: "name",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type EnvironmentListState = ListStateOf<typeof ENVIRONMENT_LIST>;

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export function toEnvironmentInput({ q, filters, sort, cursor }: EnvironmentListState): EnvironmentListInput {
  const query = parseWhatMakesSense(environmentListQuerySchema, {
    ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter[${name}]`, value])),
    sort,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: ENVIRONMENT_LIST.pageSize,
  });
  return toListInput(query);
}
