import { expect, test } from "vitest";

import { chosenBoard } from "./search-params";

test.each([
  [{}, ["a-api", "a-processing"], "a-api"],
  [{ dashboard: "other" }, ["a-api"], "other"],
  [{ dashboard: "" }, ["a-api"], "a-api"],
  [{ dashboard: ["x", "y"] }, ["a-api"], "a-api"],
  [{ dashboard: "x".repeat(300) }, [], null],
])("an address with %j, with own dashboards %j, shows %s", (params, own, name) => {
  expect(chosenBoard(params, own)).toBe(name);
});
