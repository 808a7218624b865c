import { expect, test } from "vitest";

import { noticeSchema } from "@/lib/notifications/notice";

import { budgetNotices } from "./budget-notice";
import type { BudgetView } from "./budget-view";

const now = new Date("2026-11-26T12:00:00Z");
const budget = (state: BudgetView["state"], change: Partial<BudgetView> = {}): BudgetView => ({
  id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d22",
  environmentId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11",
  system: null,
  title: "shop",
  usd: 100,
  thresholds: [50, 80, 100],
  setBy: "Ada",
  setAt: now.toISOString(),
  state,
  ...change,
});
const used = (kind: "within" | "will-exceed" | "exceeded", usedPercent: number, passedThreshold: number | null) => ({ kind, spentUsd: usedPercent, usedPercent, passedThreshold, breachDay: kind === "within" ? null : "2026-11-28" });

test.each<[string, BudgetView["state"], string[]]>([
  ["nothing is said while nobody knows what was billed", { kind: "unknown", why: "…" }, []],
  ["nothing is said below the first threshold", used("within", 49, null), []],
  ["a threshold that was passed is told", used("within", 55, 50), ["shop: 50 % of the month's budget is used"]],
  ["of several at once only the highest", used("exceeded", 120, 100), ["shop: 100 % of the month's budget is used"]],
  ["so is a month that will exceed it, before it does", used("will-exceed", 40, null), ["shop: the month will exceed its budget"]],
  ["both where both hold", used("will-exceed", 81, 80), ["shop: 80 % of the month's budget is used", "shop: the month will exceed its budget"]],
])("%s", (_name, state, titles) => {
  const notices = budgetNotices(budget(state), "2026-11", now);
  expect(notices.map(({ title }) => title)).toEqual(titles);
  expect(notices.every((notice) => noticeSchema.safeParse(notice).success)).toBe(true);
});

test("the same threshold is news again in another month or of another amount, and only then", () => {
  const keyOf = (usd: number, month: string, percent: number) => budgetNotices(budget(used("within", percent, 50), { usd }), month, now)[0]?.key;
  expect(keyOf(100, "2026-11", 55)).toBe(keyOf(100, "2026-11", 70));
  expect(keyOf(100, "2026-11", 55)).not.toBe(keyOf(100, "2026-12", 55));
  expect(keyOf(100, "2026-11", 55)).not.toBe(keyOf(200, "2026-11", 55));
});
