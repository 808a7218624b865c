import { expect, test } from "vitest";

import type { NotificationRule } from "@/lib/notifications/notification-rule";

import { emptyRow, rowsOf, rulesOf } from "./rules-draft";

const SHOP = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const RULES: (NotificationRule & { environmentName: string | null })[] = [
  { environmentId: null, kind: "alarm", from: "warning", environmentName: null },
  { environmentId: SHOP, kind: "alarm", from: "nothing", environmentName: "shop" },
];

test("whoever has no rules sees one row that says nothing", () => {
  expect(rowsOf([])).toMatchObject([{ environmentId: null, levels: { alarm: "nothing", budget: "nothing" } }]);
});

test("an environment's row shows what differs; the rest is as for all", () => {
  expect(rowsOf(RULES)[1]).toMatchObject({ name: "shop", levels: { alarm: "nothing", budget: null } });
});

test("what is read from rules is saved as the same rules", () => {
  expect(rulesOf(rowsOf(RULES))).toEqual(RULES.map(({ environmentName: _name, ...rule }) => rule));
});

test("a row that changes nothing leaves no rule", () => {
  expect(rulesOf([...rowsOf([]), emptyRow(SHOP, "shop")])).toEqual([]);
});
