import { expect, test } from "vitest";

import { expandMetricRows, writeRow } from "./expand-metric-rows";
import type { JsonValue } from "./json-value";

const written = (metrics: JsonValue) => expandMetricRows(metrics).rows.map((row) => writeRow(row).filter((item) => typeof item === "string").join(" "));

test.each<[string, JsonValue, string[]]>([
  ["“.” is the item above", [["NS", "A", "D", "1"], [".", "B", ".", "."]], ["NS A D 1", "NS B D 1"]],
  ["“...” alone is the whole row above", [["NS", "A", "D", "1", { stat: "p50" }], ["...", { stat: "p95" }]], ["NS A D 1", "NS A D 1"]],
  ["“...” leaves out as many as follow", [["NS", "A", "D", "1"], ["...", "2"]], ["NS A D 1", "NS A D 2"]],
  ["“.” after “...” is the item above at its place", [["NS", "A", "D", "1", "E", "x"], ["...", "2", ".", "."]], ["NS A D 1 E x", "NS A D 2 E x"]],
  ["two and four items may follow", [["NS", "A", "D", "1", "E", "x"], ["...", "F", "y"], ["...", "D", "3", "E", "z"]], ["NS A D 1 E x", "NS A D 1 F y", "NS A D 3 E z"]],
  ["chains go on", [["NS", "A", "D", "1"], ["...", "2"], ["..."], ["...", "3"]], ["NS A D 1", "NS A D 2", "NS A D 2", "NS A D 3"]],
  ["expressions between are passed over", [["NS", "A", "D", "1"], [{ expression: "m1*2" }], ["...", "2"]], ["NS A D 1", "", "NS A D 2"]],
  ["one row without its own brackets is a row", ["NS", "A", "D", "1"], ["NS A D 1"]],
  ["a metric without dimensions is a metric", [["NS", "A"]], ["NS A"]],
  ["numbers are texts", [["NS", "A", "Port", 80]], ["NS A Port 80"]],
])("%s", (_words, metrics, rows) => expect(written(metrics)).toEqual(rows));

test.each<[string, JsonValue, string]>([
  ["shorthand in the first row", [[".", "A"]], "Row 1 is left out: it refers to the row above, and there is none."],
  ["“...” with more than the row above has", [["NS", "A"], ["...", "a", "b", "c"]], "Row 2 is left out: “...” is followed by 3 items, and the row above has 2."],
  ["“...” in the middle", [["NS", "A"], ["NS", "...", "x", "y"]], "Row 2 is left out: “...” may only stand at its beginning."],
  ["“...” twice", [["NS", "A"], ["...", "..."]], "Row 2 is left out: “...” may only stand at its beginning."],
  ["“.” beyond the row above", [["NS", "A"], ["NS", "A", "D", "."]], "Row 2 is left out: it refers to an item that the row above does not have."],
  ["a dimension without a value", [["NS", "A", "D"]], "Row 1 is left out: the dimension “D” has no value."],
  ["an object as an item", [["NS", { a: 1 }, "D"]], "Row 1 is left out: it holds something that is not a text."],
  ["an empty row", [[]], "Row 1 is left out: it is not a list of texts."],
  ["rendering without a metric", [[{ label: "x" }]], "Row 1 is left out: it names neither a metric nor an expression."],
  ["no list", { a: 1 }, "“metrics” is not a list."],
])("%s is said", (_words, metrics, remark) => expect(expandMetricRows(metrics).remarks).toEqual([remark]));

test("ten thousand “...” end, and the rows do not grow", () => {
  const { rows, remarks } = expandMetricRows([["NS", "A", "D", "1"], ...Array.from({ length: 10_000 }, (): JsonValue => ["...", "D", "1", "D", "1"].slice(0, 3))]);
  expect(rows).toHaveLength(500);
  expect(remarks[0]).toBe("The widget has 10001 rows; the first 500 are shown.");
});

test("three dots that stand for a lot come to an end", () => {
  const long = ["NS", "A", ...Array.from({ length: 20 }, (_none, place) => [`D${place}`, "x".repeat(1_000)]).flat()];
  const { rows, remarks } = expandMetricRows([long, ...Array.from({ length: 400 }, () => ["..."])]);
  expect(rows.length).toBeLessThan(10);
  expect(remarks).toEqual(["The rows are longer than 100,000 characters when written out; those from row 5 on are left out."]);
  expect(expandMetricRows([["NS", "A", "D", "x".repeat(1_025)]]).remarks).toEqual(["Row 1 is left out: it holds a text of more than 1024 characters."]);
});
