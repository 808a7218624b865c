import { changeFilter, type ListShape, type ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense } from "@/components/ui/parse-what-makes-sense";
import { boardQuerySchema, toBoardInput, type BoardInput } from "@/lib/maintenance/board-query";

export const BOARD_LIST = {
  filters: ["period", "date", "system", "stage"],
  sorts: ["name"],
  defaultSort: "name",
  pageSize: 20,
} as const satisfies ListShape<string, string>;

export type BoardListState = ListStateOf<typeof BOARD_LIST>;

/** The board's address as the query of the API; what makes no sense is left out. */
export function toBoard({ q, filters, cursor }: BoardListState): BoardInput {
  const { period, date, system, stage } = filters;
  return toBoardInput(parseWhatMakesSense(boardQuerySchema, { period, date, "filter[system]": system, "filter[stage]": stage, q: q === "" ? undefined : q, cursor: cursor ?? undefined, limit: BOARD_LIST.pageSize }));
}

/** Whether environments are left out: period and date only turn the board to another page. */
export const isNarrowed = ({ q, filters }: BoardListState): boolean => q !== "" || Boolean(filters.system) || Boolean(filters.stage);

export const withoutDefault = (state: BoardListState, name: "period" | "date", value: string): BoardListState => changeFilter(state, name, name === "period" && value === "daily" ? "" : value);
