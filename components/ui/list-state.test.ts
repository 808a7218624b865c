import { expect, test } from "vitest";

import { changeFilter, changeList, listHref, pageCount, parseListState } from "./list-state";

const shape = { filters: ["stage", "system"], sorts: ["name", "-updatedAt"], defaultSort: "name", pageSize: 50 } as const;

test("a list's address says its filters, order and place, and is read back the same", () => {
  const state = parseListState(shape, { q: "har", stage: "prod", sort: "-updatedAt", cursor: "abc", page: "3" });
  const href = listHref(shape, "/", state);
  expect(href).toBe("/?q=har&stage=prod&sort=-updatedAt&cursor=abc&page=3");
  expect(parseListState(shape, Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(state);
});

test("a plain list has a plain address", () => {
  expect(listHref(shape, "/", parseListState(shape, {}))).toBe("/");
});

test.each([
  [{ sort: "owner; drop table" }, { sort: "name" }],
  [{ page: "7" }, { page: 1 }],
  [{ cursor: "c", page: "minus one" }, { page: 1 }],
  [{ stage: ["prod", "dev"], colour: "red" }, { filters: {} }],
  // The database refuses NUL and halves of characters, and no address may break a page.
  [{ q: "\0", stage: "\0\ud83d", cursor: "\0" }, { q: "", filters: {}, cursor: null }],
  [{ q: `${"x".repeat(499)}😀` }, { q: "x".repeat(499) }],
])("an address with %j is read as %j", (params, expected) => {
  expect(parseListState(shape, params)).toMatchObject(expected);
});

// A cursor names a place in one list; in another it would show rows from nowhere.
test("another filter starts at the first page", () => {
  const state = parseListState(shape, { cursor: "abc", page: "3" });
  expect(changeList(state, { filters: { stage: "dev" } })).toMatchObject({ cursor: null, page: 1, filters: { stage: "dev" } });
});

test("a filter is set beside the others, and an empty value takes it away", () => {
  const state = parseListState(shape, { stage: "prod", system: "harvest", cursor: "abc", page: "3" });
  expect(changeFilter(state, "stage", "dev")).toMatchObject({ filters: { stage: "dev", system: "harvest" }, cursor: null, page: 1 });
  expect(changeFilter(state, "stage", "").filters).toEqual({ system: "harvest" });
});

test.each([
  [0, 1],
  [50, 1],
  [51, 2],
  [10_000, 200],
])("%d things make %d pages of 50", (total, pages) => {
  expect(pageCount(total, 50)).toBe(pages);
});
