import { expect, test } from "vitest";

import { chartZone, formatInZone, tickWords, zoneWords } from "./chart-zone";

const NOON = Date.UTC(2026, 10, 26, 12, 0, 0) / 1_000;

test.each([
  [null, "Europe/Berlin", "Europe/Berlin", "26 Nov 2026, 13:00"],
  ["+0130", "Europe/Berlin", "UTC+01:30", "26 Nov 2026, 13:30"],
  ["-0800", "Europe/Berlin", "UTC−08:00", "26 Nov 2026, 04:00"],
  ["+0000", "Europe/Berlin", "UTC", "26 Nov 2026, 12:00"],
  ["UTC", "Europe/Berlin", "UTC", "26 Nov 2026, 12:00"],
  ["Local", "Europe/Berlin", "Europe/Berlin", "26 Nov 2026, 13:00"],
])("a widget's timezone %s on a page in %s is %s", (timezone, pageZone, words, noon) => {
  const zone = chartZone(timezone, pageZone);
  expect(zoneWords(zone)).toBe(words);
  expect(formatInZone(NOON, zone, "minute")).toBe(noon);
});

test("the time axis says the day where one begins, and the month where ticks are months apart", () => {
  const utc = chartZone("UTC", "UTC");
  expect(tickWords([NOON, NOON + 6 * 3_600, NOON + 12 * 3_600], 6 * 3_600, utc)).toEqual(["12:00", "18:00", "27 Nov"]);
  expect(tickWords([NOON], 10, utc)).toEqual(["12:00:00"]);
  expect(tickWords([NOON], 86_400, utc)).toEqual(["26 Nov"]);
  expect(tickWords([NOON], 30 * 86_400, utc)).toEqual(["Nov 2026"]);
});

test("over the end of daylight saving an hour comes twice, as on the clock", () => {
  const berlin = chartZone(null, "Europe/Berlin");
  const change = Date.UTC(2026, 9, 25, 0, 30) / 1_000;
  expect([0, 1, 2].map((hours) => formatInZone(change + hours * 3_600, berlin, "clock"))).toEqual(["02:30", "02:30", "03:30"]);
});
