import { expect, test } from "vitest";

import { rangeOf } from "./log-range";

const now = new Date("2026-11-26T12:00:00Z");

test.each([
  [{}, "2026-11-26T11:00:00.000Z", "2026-11-26T12:00:00.000Z"],
  [{ start: "2026-11-26T10:00:00Z" }, "2026-11-26T10:00:00.000Z", "2026-11-26T12:00:00.000Z"],
  [{ end: "2026-11-20T00:00:00+02:00" }, "2026-11-19T21:00:00.000Z", "2026-11-19T22:00:00.000Z"],
])("%j asks from %s to %s", (asked, start, end) => {
  const range = rangeOf(asked, now);
  expect([range.start.toISOString(), range.end.toISOString()]).toEqual([start, end]);
});

test.each([
  [{ start: "2026-11-26T10:00:00Z", end: "2026-11-26T09:00:00Z" }],
  [{ start: "2027-01-01T00:00:00Z" }],
  [{ start: "2026-10-01T00:00:00Z" }],
  [{ end: "0001-01-01T00:00:00Z" }],
  [{ end: "1970-01-01T00:30:00Z" }],
])("%j is no range, and the refusal names what to change", (asked) => {
  expect(() => rangeOf(asked, now)).toThrow(expect.objectContaining({ code: "invalid-input", problems: [expect.objectContaining({ path: "start" })] }));
});
