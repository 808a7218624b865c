import { expect, test } from "vitest";

import type { LedgerView } from "@/lib/cost/ledger-view";

import { billMark, comparedPartWords, forecastFigure, ledgerSentence, varianceMark } from "./ledger-words";

const bill = { accountId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", accountName: "A", isSandbox: false, asOf: "2026-11-22T06:00:00.000Z", throughDay: "2026-11-21", lastTry: null, tagState: "active" as const, commitments: [] };
const totals: LedgerView["totals"] = {
  planLowUsd: 1310, planHighUsd: 1310, listUsd: 1377, runningUsd: 1370, actualUsd: 800, withoutPlan: 0, withoutList: 0, withoutRunning: 0,
  forecast: { kind: "forecast", usd: 1204.2, lowUsd: 1169, highUsd: 1239.2, observedDays: 20, sinceDay: "2026-11-01" },
};
const november = { month: "2026-11", totals, untagged: { actualUsd: 12.4, forecast: totals.forecast }, bills: [bill] };

test("the first line says what is billed up to when, where the month ends, and what was planned", () => {
  expect(ledgerSentence(november)).toBe("November so far 812.40 USD (to 21 Nov); environments’ month end about 1,204 ± 35; plan 1,310.00, list price 1,377.00 a month.");
});

test("of a part, what carries no tag is left out of the sum", () => {
  expect(ledgerSentence(november, true)).toMatch(/^What matches: November so far 800\.00 USD/);
});

test("a month that is over has a cost and no forecast", () => {
  expect(ledgerSentence({ ...november, totals: { ...totals, forecast: { kind: "final", usd: 800 } } })).toMatch(/^November cost 812\.40 USD; plan/);
});

// 0.00 would read as "it cost nothing".
test("a bill that nobody has read is said to be unknown, and what is without a figure is counted", () => {
  expect(ledgerSentence({ ...november, totals: { ...totals, withoutPlan: 2, withoutList: 1 }, bills: [{ ...bill, asOf: null, throughDay: null }] })).toBe(
    "What November was billed is not known: no account's bill has been read; plan 1,310.00 (2 without), list price at least 1,377.00 (1 without) a month.",
  );
});

test("an estimate has its bounds, and too few days make none", () => {
  expect(forecastFigure(totals.forecast)).toBe("1,204 ± 35");
  expect(forecastFigure({ kind: "too-early", observedDays: 1 })).toBe("too early (1 whole day)");
  expect(forecastFigure({ kind: "too-early", observedDays: 0 })).toBe("nothing billed yet");
  expect(forecastFigure({ kind: "too-early", observedDays: 0 }, 0.01)).toBe("too early (no whole day)");
});

test.each([
  [{ kind: "compared", percent: 56.2, differenceUsd: 215.53, isMarked: true, against: "plan", part: null }, { tone: "warning", word: "+56 % (+215.53)" }],
  [{ kind: "compared", percent: -30, differenceUsd: -12, isMarked: true, against: "list", part: null }, { tone: "info", word: "−30 % (−12.00) of list" }],
  [{ kind: "compared", percent: 0, differenceUsd: 0, isMarked: false, against: "plan", part: null }, { tone: "success", word: "as planned" }],
  [{ kind: "compared", percent: 0.2, differenceUsd: 0.02, isMarked: false, against: "list", part: null }, { tone: "success", word: "as listed" }],
  [{ kind: "compared", percent: 0, differenceUsd: 0, isMarked: false, against: "plan", part: { ranDays: 12.4, monthDays: 30, lowUsd: 158, highUsd: 158 } }, { tone: "success", word: "as planned for 12.4 of 30 days" }],
  [{ kind: "compared", percent: 20, differenceUsd: 5, isMarked: true, against: "plan", part: { ranDays: 12, monthDays: 30, lowUsd: 25, highUsd: 25 } }, { tone: "warning", word: "+20 % (+5.00) for 12 of 30 days" }],
  [{ kind: "not-comparable", why: "too early" }, { tone: "unknown", word: "cannot be told" }],
] as const)("a difference of %o is marked %o", (variance, mark) => {
  expect(varianceMark(variance)).toEqual(mark);
});

test("a month that is paid for in part says what it was compared with", () => {
  const compared = { kind: "compared", percent: 0, differenceUsd: 0, isMarked: false, against: "plan" } as const;
  expect(comparedPartWords({ ...compared, part: { ranDays: 12.4, monthDays: 30, lowUsd: 20.5, highUsd: 41 } })).toBe(
    "It is paid for 12.4 of 30 days of the month, so it is compared with that part of the plan: 20.50–41.00 USD.",
  );
  expect(comparedPartWords({ ...compared, part: null })).toBeNull();
  expect(comparedPartWords({ kind: "not-comparable", why: "too early" })).toBeNull();
});

test("a refused bill says so, and that older figures stand in for it", () => {
  const lastTry = { at: "2026-11-22T06:00:00.000Z", outcome: "denied", reason: null };
  expect(billMark({ lastTry, asOf: null })).toEqual({ tone: "error", word: "AWS denies the bill" });
  expect(billMark({ lastTry, asOf: bill.asOf }).word).toBe("AWS denies the bill; older figures are shown");
});
