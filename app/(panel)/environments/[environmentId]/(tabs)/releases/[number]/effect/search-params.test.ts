import { expect, test } from "vitest";

import { chosenWindow } from "./search-params";

test.each([
  [{}, 3_600],
  [{ window: "1d" }, 86_400],
  [{ window: "1y" }, 3_600],
  [{ window: ["1d", "1w"] }, 3_600],
])("an address with %j compares %i s on each side", (params, seconds) => {
  expect(chosenWindow(params).seconds).toBe(seconds);
});
