import { expect, test } from "vitest";

import { moveByDuration, readTimeRange } from "./time-range";

const now = new Date("2026-11-26T12:00:00Z");

test.each([
  ["-PT3H", "2026-11-26T09:00:00.000Z"],
  ["-P7D", "2026-11-19T12:00:00.000Z"],
  ["-P1M", "2026-10-26T12:00:00.000Z"],
  ["-PT336H", "2026-11-12T12:00:00.000Z"],
  ["PT336H", "2026-12-10T12:00:00.000Z"],
  ["-P2W", "2026-11-12T12:00:00.000Z"],
  ["-P1DT12H30M", "2026-11-24T23:30:00.000Z"],
  ["P0D", "2026-11-26T12:00:00.000Z"],
  ["-P1Y", "2025-11-26T12:00:00.000Z"],
  ["-PT90S", "2026-11-26T11:58:30.000Z"],
])("%s from noon is %s", (text, iso) => expect(moveByDuration(text, now)?.toISOString()).toBe(iso));

test.each(["", "P", "-PT", "P1DT", "3H", "-P1H", "yesterday", "-PT99999999999999999H"])("“%s” is no duration", (text) => expect(moveByDuration(text, now)).toBeNull());

test("a month before the 31st is the month's last day", () => expect(moveByDuration("-P1M", new Date("2026-03-31T00:00:00Z"))?.toISOString()).toBe("2026-02-28T00:00:00.000Z"));

test.each([
  [{}, "2026-11-26T09:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT3H", null],
  [{ start: "-PT6H" }, "2026-11-26T06:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT6H", null],
  [{ start: "-PT1H", end: "P0D" }, "2026-11-26T11:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT1H", null],
  [{ start: "2026-11-20T00:00:00Z", end: "2026-11-21T00:00:00Z" }, "2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z", null, null],
  [{ start: "2026-11-20" }, "2026-11-20T00:00:00.000Z", "2026-11-26T12:00:00.000Z", null, null],
  [{ start: "-P9Y" }, "2025-08-28T12:00:00.000Z", "2026-11-26T12:00:00.000Z", "-P9Y", "CloudWatch keeps metrics for 455 days; the range was cut to that."],
  [{ start: "soon" }, "2026-11-26T09:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT3H", "The range from “soon” cannot be read; the usual one is shown."],
  [{ start: "2026-02-30T00:00:00Z" }, "2026-11-26T09:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT3H", "The range from “2026-02-30T00:00:00Z” cannot be read; the usual one is shown."],
  [{ start: "2024-02-29" , end: "2024-03-01" }, "2024-02-29T00:00:00.000Z", "2024-03-01T00:00:00.000Z", null, null],
  [{ start: "2026-11-21T00:00:00Z", end: "2026-11-20T00:00:00Z" }, "2026-11-26T09:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT3H", "The range ends before it starts; the usual one is shown."],
  [{ start: "2027-01-01T00:00:00Z" }, "2026-11-26T09:00:00.000Z", "2026-11-26T12:00:00.000Z", "-PT3H", "The range lies in the future; the usual one is shown."],
  [{ start: "2026-11-26T11:59:50Z" }, "2026-11-26T11:59:00.000Z", "2026-11-26T12:00:00.000Z", null, null],
])("%o is shown from %s to %s", (given, start, end, relative, remark) => {
  const read = readTimeRange({ ...given, now });
  expect([read.range.start.toISOString(), read.range.end.toISOString(), read.range.relative, read.remark]).toEqual([start, end, relative, remark]);
});
