import { expect, test } from "vitest";

import { allowedPeriod, periodFor, rewriteSearchPeriods, wholeRangePeriod, widenToLimit } from "./period-rules";

const now = new Date("2026-11-26T12:00:00Z");
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test.each([[1, 1], [3, 5], [30, 30], [31, 60], [60, 60], [90, 120], [300, 300], [0, 300], [-5, 300], [Number.NaN, 300], [Number.POSITIVE_INFINITY, 300]])("a period of %d seconds is asked for as %d", (given, asked) => expect(allowedPeriod(given)).toBe(asked));

test.each<[string, number, number, "auto" | "inherit", number]>([
  ["an hour keeps its second", 1, 1, "auto", 1],
  ["after three hours a second is kept as a minute", 10, 4, "auto", 60],
  ["a day keeps its minutes", 60, 24, "auto", 60],
  ["over a day minutes become five", 60, 30, "auto", 300],
  ["over three days they become an hour", 300, 80, "auto", 3_600],
  ["unless the body wants its own", 60, 80, "inherit", 60],
  ["over 15 days five minutes are the shortest that is kept", 60, 16 * 24, "inherit", 300],
  ["over 63 days an hour is", 60, 64 * 24, "inherit", 3_600],
  ["longer ones stay", 86_400, 64 * 24, "auto", 86_400],
])("%s", (_words, periodSeconds, hours, override, asked) => expect(periodFor({ periodSeconds, start: before(hours), end: now, now, override })).toBe(asked));

test("one value over the whole range has the range as its period", () => {
  expect(wholeRangePeriod({ start: before(3), end: now, now })).toBe(10_800);
  expect(wholeRangePeriod({ start: before(64 * 24), end: now, now })).toBe(64 * 86_400);
});

test("a year at one second is answered with a longer period", () => {
  const start = before(365 * 24);
  expect(widenToLimit({ periodSeconds: 1, start, end: now, series: 1 })).toBe(900);
  expect(widenToLimit({ periodSeconds: 3_600, start, end: now, series: 500 })).toBe(7 * 86_400);
  expect(widenToLimit({ periodSeconds: 60, start: before(3), end: now, series: 20 })).toBe(60);
});

test.each([
  ["SEARCH('{AWS/EC2,InstanceId} CPU', 'Average', 60)", "SEARCH('{AWS/EC2,InstanceId} CPU', 'Average', 300)"],
  ["SUM(SEARCH('a \"b, (c\"', 'Sum', 60))/60 + SEARCH('d','Sum',60)", "SUM(SEARCH('a \"b, (c\"', 'Sum', 300))/60 + SEARCH('d','Sum',300)"],
  ["SEARCH('{a} b', 'Sum')", "SEARCH('{a} b', 'Sum')"],
  ["m1/60", "m1/60"],
  ["SEARCH('unended", "SEARCH('unended"],
])("the period inside %s is changed and nothing else", (expression, rewritten) => expect(rewriteSearchPeriods(expression, () => 300)).toBe(rewritten));

test("an expression that AWS would not take anyway costs no time", () => {
  const endless = "SEARCH(".repeat(100_000);
  expect(rewriteSearchPeriods(endless, () => 300)).toBe(endless);
});
