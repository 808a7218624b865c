import { expect, test } from "vitest";

import { costSentence, noBillWords } from "./cost-sentence";

const bill = { accountId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", accountName: "A", isSandbox: true, asOf: "2026-11-22T06:00:00.000Z", throughDay: "2026-11-21", lastTry: null, tagState: "active" as const, commitments: [] };
const totals = {
  planLowUsd: 383, planHighUsd: 383, listUsd: 598.53, runningUsd: 601.1, actualUsd: 402.11, variance: { kind: "not-comparable" as const, why: "" },
  forecast: { kind: "forecast" as const, usd: 598, lowUsd: 590, highUsd: 606, observedDays: 20, sinceDay: "2026-11-01" },
};

test("the four figures stand in one line, with where the month ends", () => {
  expect(costSentence({ month: "2026-11", bill, totals, estimate: null })).toBe(
    "November so far 402.11 USD (to 21 Nov); month end about 598 ± 8; plan 383.00, list price 598.53, running 601.10 USD a month.",
  );
});

// "0.00" would say that it was free.
test("without a bill the sentence says that it is not known, and why", () => {
  const unknown = { ...totals, actualUsd: null, listUsd: null, runningUsd: null };
  expect(costSentence({ month: "2026-11", bill, totals: unknown, estimate: null })).toBe("What November was billed is not known; plan 383.00, list price not known, running not looked at USD a month.");
  expect(noBillWords({ bill: { ...bill, asOf: null }, totals: unknown })).toMatch(/has not been read yet/);
  expect(noBillWords({ bill: { ...bill, tagState: "inactive" }, totals: { ...totals, actualUsd: 0 } })).toMatch(/not active/);
  expect(noBillWords({ bill, totals })).toBeNull();
});
