import { describe, expect, test } from "vitest";

import { clockIn, dayIn, isZone, momentOf } from "./zoned-time";

const at = (day: string, clock: string, zone: string) => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return momentOf(day, hours * 60 + minutes, zone).toISOString();
};

test.each([
  ["UTC", "2026-11-26", "18:00", "2026-11-26T18:00:00.000Z"],
  ["Europe/Berlin", "2026-11-26", "18:00", "2026-11-26T17:00:00.000Z"],
  ["Europe/Berlin", "2026-07-01", "18:00", "2026-07-01T16:00:00.000Z"],
  ["America/New_York", "2026-11-26", "18:00", "2026-11-26T23:00:00.000Z"],
  ["America/Los_Angeles", "2026-11-26", "18:00", "2026-11-27T02:00:00.000Z"],
  ["Asia/Kolkata", "2026-11-26", "18:00", "2026-11-26T12:30:00.000Z"],
  ["Asia/Kathmandu", "2026-11-26", "18:00", "2026-11-26T12:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-26", "00:00", "2026-11-25T10:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-11-26", "00:00", "2026-11-26T11:00:00.000Z"],
  ["Pacific/Chatham", "2026-11-26", "18:00", "2026-11-26T04:15:00.000Z"],
])("in %s, %s %s is %s", (zone, day, clock, expected) => {
  expect(at(day, clock, zone)).toBe(expected);
  expect(dayIn(zone, new Date(expected))).toBe(day);
  expect(clockIn(zone, new Date(expected))).toBe(clock);
});

describe("where the clock is put forward, a time that it never shows comes as much later", () => {
  test.each([
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z", "03:30"],
    ["America/New_York", "2026-03-08", "02:00", "2026-03-08T07:00:00.000Z", "03:00"],
    ["Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00.000Z", "01:00"], // a day without a midnight
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z", "02:45"], // by half an hour
  ])("%s %s %s", (zone, day, clock, expected, shown) => {
    expect(at(day, clock, zone)).toBe(expected);
    expect(clockIn(zone, new Date(expected))).toBe(shown);
  });
});

describe("where the clock is put back, a time that it shows twice is the first", () => {
  test.each([
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"],
    ["America/Havana", "2026-11-01", "00:00", "2026-11-01T04:00:00.000Z"], // a day with two midnights
  ])("%s %s %s", (zone, day, clock, expected) => {
    expect(at(day, clock, zone)).toBe(expected);
  });
});

test("a day that a zone left out begins where the next begins", () => {
  expect(at("2011-12-30", "00:00", "Pacific/Apia")).toBe(at("2011-12-31", "00:00", "Pacific/Apia"));
});

test.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Europe/Nowhere", false],
  ["+02:00", false],
  ["", false],
  ["Robert'); DROP TABLE", false],
])("%j is a zone: %s", (zone, expected) => {
  expect(isZone(zone)).toBe(expected);
});
