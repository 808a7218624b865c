import { expect, test } from "vitest";

import { parseComparison } from "./search-params";

test.each([
  [{ from: "6", to: "9" }, { from: 6, to: 9 }],
  [{ from: "9", to: "6" }, { from: 6, to: 9 }],
  [{ from: "6", to: "6" }, null],
  [{ from: "6" }, null],
  [{ from: "six", to: "9" }, null],
  [{ from: ["6", "7"], to: "9" }, null],
  [{}, null],
])("%j compares %j", (params, compared) => {
  expect(parseComparison(params)).toEqual(compared);
});
