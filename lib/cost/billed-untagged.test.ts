import { expect, test } from "vitest";

import { isBilledUntagged } from "./billed-untagged";

const totals = { actualUsd: 72, forecast: { kind: "final", usd: 83 } } as const;

test.each([
  ["a disk that runs and has no bill of its own", { actualUsd: 0, runningUsd: 4 }, totals, true],
  ["what is billed under the tag", { actualUsd: 3.2, runningUsd: 4 }, totals, false],
  ["what does not run", { actualUsd: 0, runningUsd: 0 }, totals, false],
  ["what nobody has looked at", { actualUsd: 0, runningUsd: null }, totals, false],
  ["an account without a bill", { actualUsd: null, runningUsd: 4 }, { ...totals, actualUsd: null }, false],
  ["an environment that is billed for nothing at all", { actualUsd: 0, runningUsd: 4 }, { ...totals, actualUsd: 0 }, false],
  ["the first hours, of which the bill is not whole", { actualUsd: 0, runningUsd: 4 }, { actualUsd: 0.2, forecast: { kind: "too-early", observedDays: 0 } }, false],
] as const)("%s", (_, line, of, expected) => {
  expect(isBilledUntagged(line, of)).toBe(expected);
});
