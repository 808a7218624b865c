import { expect, test } from "vitest";

import { boardHref } from "./hrefs";
import { clockTitle, countedPeriods, instanceTitle } from "./period-words";

test.each([
  ["2026-11-26", "Thu 26 Nov 2026"],
  ["2026-W48", "Week 48, 23 Nov to 29 Nov 2026"],
  ["2026-W53", "Week 53, 28 Dec to 3 Jan 2027"],
  ["2026-11", "November 2026"],
])("%s is called %s", (instance, title) => {
  expect(instanceTitle(instance)).toBe(title);
});

test("deadlines are told by the environment's own clock", () => {
  expect(clockTitle("2026-11-26T23:30:00Z", "Asia/Tokyo")).toBe("Fri 27 Nov, 08:30");
});

test("one is one", () => {
  expect([countedPeriods("daily", 1), countedPeriods("weekly", 3), countedPeriods("monthly", 0)]).toEqual(["1 day", "3 weeks", "0 months"]);
});

test("the plain board has the plain address", () => {
  expect(boardHref("daily")).toBe("/maintenance");
  expect(boardHref("weekly", "2026-11-02")).toBe("/maintenance?period=weekly&date=2026-11-02");
});
