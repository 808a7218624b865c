import { storableText } from "@/lib/http/unstorable-text";

import type { ListShape, ListState, SearchParams } from "./list-state";

/** A part of a page's address, as it stands there. */
export type AddressPart = { name: string; value: string };

const LONGEST_SHOWN = 80;

/** Of the named parts those that the address has and the page could not follow: a page that shows something else must not look as asked for. */
export const leftOutParts = (params: SearchParams, followed: Readonly<Record<string, boolean>>): AddressPart[] =>
  Object.entries(followed).flatMap(([name, isFollowed]) => {
    const value = valueOf(params[name]);
    return isFollowed || value === "" ? [] : [{ name, value }];
  });

/** What of a list's address its shape cannot follow: an unknown order, a place in some other list, a filter given more than once. */
export const leftOutOfList = <Filter extends string, Sort extends string>(shape: ListShape<Filter, Sort>, params: SearchParams, state: ListState<Filter, Sort>): AddressPart[] =>
  leftOutParts(params, {
    ...Object.fromEntries(shape.filters.map((name) => [name, !Array.isArray(params[name])])),
    q: !Array.isArray(params["q"]),
    sort: shape.sorts.some((known) => known === params["sort"]),
    cursor: state.cursor !== null,
  });

function valueOf(value: string | string[] | undefined): string {
  const text = storableText((Array.isArray(value) ? value.join(", ") : (value ?? "")).slice(0, LONGEST_SHOWN + 1));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
