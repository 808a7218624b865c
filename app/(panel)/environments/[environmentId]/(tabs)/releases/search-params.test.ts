import { expect, test } from "vitest";

import { listHref, parseListState } from "@/components/ui/list-state";

import { comparedReleases, comparing, RELEASE_LIST } from "./search-params";

test.each([
  [{ from: "6", to: "9" }, { from: 6, to: 9 }],
  [{ from: "9", to: "6" }, { from: 6, to: 9 }],
  [{ from: "6", to: "6" }, null],
  [{ from: "6" }, null],
  [{ from: "six", to: "9" }, null],
  [{ from: ["6", "7"], to: "9" }, null],
  [{}, null],
])("%j compares %j", (params, compared) => {
  expect(comparedReleases(parseListState(RELEASE_LIST, params))).toEqual(compared);
});

test("two releases are compared, and the comparison is closed, without leaving the page of the list", () => {
  const state = parseListState(RELEASE_LIST, { cursor: "abc", page: "3" });
  const compared = comparing(state, { from: 6, to: 9 });
  expect(listHref(RELEASE_LIST, "/releases", compared)).toBe("/releases?from=6&to=9&cursor=abc&page=3");
  expect(comparing(compared, null)).toEqual(state);
});
