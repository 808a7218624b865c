import { expect, test } from "vitest";

import { rowsOfTags, tagsOfRows } from "./tag-rows";

test("tags and rows are the same thing", () => {
  const tags = { owner: "ops", "cost-centre": "42" };
  expect(tagsOfRows(rowsOfTags(tags))).toEqual({ values: tags, problem: null });
});

test("a row that nobody has filled in yet is no mistake", () => {
  expect(tagsOfRows([{ key: "", value: "" }])).toEqual({ values: {}, problem: null });
});

test.each([
  [[{ key: "", value: "x" }], "A tag needs a key."],
  [[{ key: "a", value: "1" }, { key: "a", value: "2" }], "The key a is there twice."],
  [[{ key: "aws:x", value: "" }], "Keys that begin with aws: belong to AWS."],
])("%j is refused with a sentence", (rows, problem) => {
  expect(tagsOfRows(rows).problem).toBe(problem);
});
