import { expect, test } from "vitest";

import { meetsUptime, spokenFor, uptimeOf, type Uptime } from "./uptime";

const DAY = 86_400;

test.each<[string, up: number, down: number, percent: number | null, unknown: number | null]>([
  ["nothing watched is no uptime, neither 0 nor 100", 0, 0, null, null],
  ["a whole day up", DAY, 0, 100, 0],
  ["a day with 86.4 s down", DAY - 86.4, 86.4, 99.9, 0],
  ["half a day watched, all of it up: the other half is unknown, not up", DAY / 2, 0, 100, DAY / 2],
  ["half a day watched, a quarter of it down", (DAY / 2) * 0.75, (DAY / 2) * 0.25, 75, DAY / 2],
])("%s", (_name, upSeconds, downSeconds, percent, unknownSeconds) => {
  const uptime = uptimeOf([{ upSeconds, downSeconds }], DAY);
  if (percent === null) expect(uptime).toEqual({ kind: "unknown", windowSeconds: DAY });
  else {
    expect(uptime.kind === "known" && uptime.percent).toBeCloseTo(percent, 6);
    expect(uptime).toMatchObject({ unknownSeconds });
  }
});

test.each<[string, up: number, down: number, verdict: string]>([
  ["within what 99.9 % leaves", DAY - 86, 86, "met"],
  ["beyond it", DAY - 87, 87, "missed"],
  ["beyond it, though most of the day is unknown", 0, 100, "missed"],
  ["well as far as known, but too much is unknown", DAY * 0.9, 0, "unknown"],
  ["well, with a few minutes unknown", DAY - 600, 0, "met"],
  ["never watched", 0, 0, "unknown"],
])("a promise of 99.9 %%: %s", (_name, upSeconds, downSeconds, verdict) => {
  const uptime: Uptime = uptimeOf([{ upSeconds, downSeconds }], DAY);
  expect(meetsUptime(uptime, 99.9)).toBe(verdict);
});

const at = (time: string) => new Date(`2026-11-26T${time}Z`);

test("an answer speaks until the next one, cut at the hours", () => {
  expect(spokenFor({ from: at("11:59:30"), until: at("12:00:30"), freshUntil: at("12:03:00") })).toEqual([
    { hour: at("11:00:00"), seconds: 30 },
    { hour: at("12:00:00"), seconds: 30 },
  ]);
});

test("and no longer than it is fresh, however late the next one comes", () => {
  expect(spokenFor({ from: at("12:00:00"), until: at("18:00:00"), freshUntil: at("12:03:00") })).toEqual([{ hour: at("12:00:00"), seconds: 180 }]);
});

test("two answers of the same moment leave nothing between them", () => {
  expect(spokenFor({ from: at("12:00:00"), until: at("12:00:00"), freshUntil: at("12:03:00") })).toEqual([]);
});
