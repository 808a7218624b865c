import { changeFilter, type ListShape, type ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { boardQuerySchema, toBoardInput, type BoardInput } from "@/lib/maintenance/board-query";

export const BOARD_LIST = {
  filters: ["period", "date", "system", "stage"],
  sorts: ["name"],
  defaultSort: "name",
  pageSize: 20,
} as const satisfies ListShape<string, string>;

export type BoardListState = ListStateOf<typeof BOARD_LIST>;

/** The board's address as the query of the API; what makes no sense is left out. */
export const toBoard = (state: BoardListState): BoardInput => toBoardInput(parseWhatMakesSense(boardQuerySchema, wantedBy(state)));

/** Period, date and filters of the address that the board cannot follow, as they stand there. */
export function leftOutFilters(state: BoardListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(boardQuerySchema, wantedBy(state));
  return BOARD_LIST.filters.filter((name) => wrong.includes(name) || wrong.includes(`filter[${name}]`)).map((name) => ({ name, value: state.filters[name] ?? "" }));
}

function wantedBy({ q, filters, cursor }: BoardListState): Record<string, unknown> {
  const { period, date, system, stage } = filters;
  return { period, date, "filter[system]": system, "filter[stage]": stage, q: q === "" ? undefined : q, cursor: cursor ?? undefined, limit: BOARD_LIST.pageSize };
}

/** Whether environments are left out: period and date only turn the board to another page. */
export const isNarrowed = ({ q, filters }: BoardListState): boolean => q !== "" || Boolean(filters.system) || Boolean(filters.stage);

export const withoutDefault = (state: BoardListState, name: "period" | "date", value: string): BoardListState => changeFilter(state, name, name === "period" && value === "daily" ? "" : value);
