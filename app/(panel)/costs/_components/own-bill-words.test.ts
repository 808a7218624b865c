import { expect, test } from "vitest";

import { ownBillMark } from "./own-bill-words";

const action = (usd: number | null) => ({ action: "ce:GetCostAndUsage", calls: 2, failed: 0, usd });

test.each([
  [0.4, [action(0.02)], "under the goal so far"],
  [1, [action(3)], "over the goal"],
  // What has no price may be what breaks the goal.
  [0.4, [action(0.02), action(null)], "cannot be told"],
  [1.2, [action(3), action(null)], "over the goal"],
  [null, [], "no environment"],
] as const)("%s USD for each environment with %o is %s", (usdPerEnvironment, actions, word) => {
  expect(ownBillMark({ usdPerEnvironment, actions: [...actions] }).word).toBe(word);
});
