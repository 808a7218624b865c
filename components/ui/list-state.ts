import { storableText } from "@/lib/http/unstorable-text";

/** What a list's URL says: filters, order and place, so that a link shows a colleague the same thing. */
export type ListState<Filter extends string, Sort extends string> = {
  q: string;
  filters: Readonly<Partial<Record<Filter, string>>>;
  sort: Sort;
  /** Null: the first page. */
  cursor: string | null;
  /** For "page n of m" only; the cursor decides what is read. */
  page: number;
};

/** What a list knows of its own URL: which filters and orders there are. Anything else in the URL is ignored. */
export type ListShape<Filter extends string, Sort extends string> = {
  filters: readonly Filter[];
  sorts: readonly Sort[];
  defaultSort: Sort;
  /** Rows on a page. */
  pageSize: number;
};
export type ListStateOf<Shape extends ListShape<string, string>> = ListState<Shape["filters"][number], Shape["sorts"][number]>;

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_VALUE = 500;

/** Cut first: that may leave half of a character, which no database takes. */
const textOf = (value: string | string[] | undefined): string => (typeof value === "string" ? storableText(value.slice(0, LONGEST_VALUE)) : "");

export function parseListState<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  params: SearchParams,
): ListState<Filter, Sort> {
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of shape.filters) {
    const value = textOf(params[name]);
    if (value !== "") filters[name] = value;
  }
  const cursor = textOf(params["cursor"]);
  const page = Number.parseInt(textOf(params["page"]), 10);
  return {
    q: textOf(params["q"]),
    filters,
    sort: shape.sorts.find((known) => known === params["sort"]) ?? shape.defaultSort,
    cursor: cursor === "" ? null : cursor,
    page: cursor === "" || !Number.isSafeInteger(page) || page < 1 ? 1 : page,
  };
}

/** The state as a query string with "?" in front, or empty; defaults are left out so that plain lists keep plain addresses. */
export function listHref<Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  pathname: string,
  state: ListState<Filter, Sort>,
): string {
  const query = new URLSearchParams();
  if (state.q !== "") query.set("q", state.q);
  for (const name of shape.filters) {
    const value = state.filters[name];
    if (value) query.set(name, value);
  }
  if (state.sort !== shape.defaultSort) query.set("sort", state.sort);
  if (state.cursor !== null) {
    query.set("cursor", state.cursor);
    query.set("page", String(state.page));
  }
  const text = query.toString();
  return text === "" ? pathname : `${pathname}?${text}`;
}

/** Another filter, search or order starts at the first page: a cursor belongs to the list that gave it. */
export const changeList = <Filter extends string, Sort extends string>(
  state: ListState<Filter, Sort>,
  change: Partial<Pick<ListState<Filter, Sort>, "q" | "filters" | "sort">>,
): ListState<Filter, Sort> => ({ ...state, ...change, cursor: null, page: 1 });

/** One filter set, or taken away by an empty value. */
export function changeFilter<Filter extends string, Sort extends string>(state: ListState<Filter, Sort>, name: Filter, value: string): ListState<Filter, Sort> {
  const filters: Partial<Record<Filter, string>> = { ...state.filters };
  if (value === "") delete filters[name];
  else filters[name] = value;
  return changeList(state, { filters });
}

export const isFiltered = (state: ListState<string, string>): boolean => state.q !== "" || Object.keys(state.filters).length > 0;

/** The first page has number 1; a list of nothing still has one page. */
export const pageCount = (total: number, pageSize: number): number => Math.max(1, Math.ceil(total / pageSize));
