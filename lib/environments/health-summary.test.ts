import { expect, test } from "vitest";

import { healthNow } from "./health-summary";

const at = (time: string) => new Date(`2026-11-26T${time}Z`);

test.each([
  ["an answer that is still fresh stands", at("12:03:00"), { state: "well", since: "2026-11-26T08:00:00.000Z" }],
  ["one that is too old is no answer: nobody knows since it grew old", at("12:03:10.001"), { state: "unknown", since: "2026-11-26T12:03:10.000Z" }],
])("%s", (_name, now, expected) => {
  expect(healthNow({ state: "well", since: at("08:00:00"), asOf: at("12:00:00"), freshUntil: at("12:03:10") }, now)).toMatchObject(expected);
});

test("what was never asked is unknown", () => {
  expect(healthNow({ state: "unknown", since: null, asOf: null, freshUntil: null }, at("12:00:00"))).toEqual({ state: "unknown", since: null, asOf: null });
});
