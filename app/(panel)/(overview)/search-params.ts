import type { ListShape, ListState } from "@/components/ui/list-state";
import { environmentListQuerySchema, toListInput, type EnvironmentListInput } from "@/lib/environments/environment-list-query";

export const ENVIRONMENT_LIST = {
  filters: ["system", "option", "stage", "state", "accountId"],
  sorts: ["name", "-name", "system", "-system", "stage", "-stage", "state", "-state", "release", "-release", "updatedAt", "-updatedAt"],
  defaultSort: "name",
} as const satisfies ListShape<string, string>;

export type EnvironmentListState = ListState<(typeof ENVIRONMENT_LIST.filters)[number], (typeof ENVIRONMENT_LIST.sorts)[number]>;

export const ENVIRONMENT_PAGE_SIZE = 50;

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export function toEnvironmentInput({ q, filters, sort, cursor }: EnvironmentListState): EnvironmentListInput {
  const wanted: Record<string, unknown> = {
    ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`filter[${name}]`, value])),
    sort,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: ENVIRONMENT_PAGE_SIZE,
  };
  const parsed = environmentListQuerySchema.safeParse(wanted);
  if (parsed.success) return toListInput(parsed.data);
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return toListInput(environmentListQuerySchema.parse(Object.fromEntries(Object.entries(wanted).filter(([name]) => !wrong.has(name)))));
}
