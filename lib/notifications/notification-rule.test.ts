import { expect, test } from "vitest";

import type { NoticeKind, Severity } from "./notice";
import { usualRules, wants, type FromSeverity, type NotificationRule } from "./notification-rule";

const SHOP = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const OTHER = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d22";
const rule = (environmentId: string | null, kind: NoticeKind, from: FromSeverity): NotificationRule => ({ environmentId, kind, from });
const notice = (kind: NoticeKind, severity: Severity, environmentId: string | null) => ({ kind, severity, environment: environmentId === null ? null : { id: environmentId, name: "shop" } });

test.each<[name: string, rules: NotificationRule[], what: ReturnType<typeof notice>, told: boolean]>([
  ["nobody who has asked for nothing is told", [], notice("alarm", "critical", SHOP), false],
  ["a rule for all environments covers each", [rule(null, "alarm", "warning")], notice("alarm", "warning", SHOP), true],
  ["what weighs less is left out", [rule(null, "alarm", "warning")], notice("alarm", "info", SHOP), false],
  ["what weighs more is in", [rule(null, "alarm", "warning")], notice("alarm", "critical", SHOP), true],
  ["a rule is for its kind alone", [rule(null, "alarm", "info")], notice("budget", "critical", SHOP), false],
  ["an environment's own rule comes first, to quiet it", [rule(null, "alarm", "info"), rule(SHOP, "alarm", "nothing")], notice("alarm", "critical", SHOP), false],
  ["an environment's own rule comes first, to hear more", [rule(SHOP, "alarm", "info"), rule(null, "alarm", "nothing")], notice("alarm", "info", SHOP), true],
  ["and leaves the others as they are", [rule(null, "alarm", "info"), rule(SHOP, "alarm", "nothing")], notice("alarm", "info", OTHER), true],
  ["what belongs to no environment follows the rule for all", [rule(null, "budget", "warning"), rule(SHOP, "budget", "nothing")], notice("budget", "warning", null), true],
])("%s", (_name, rules, what, told) => {
  expect(wants(rules, what)).toBe(told);
});

test("a new channel hears of a failed operation and of what waits for approval, not of each success", () => {
  expect(wants(usualRules(), notice("operation", "warning", SHOP))).toBe(true);
  expect(wants(usualRules(), notice("operation", "info", SHOP))).toBe(false);
  expect(wants(usualRules(), notice("approval", "info", SHOP))).toBe(true);
});
