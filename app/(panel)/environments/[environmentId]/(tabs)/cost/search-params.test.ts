import { expect, test } from "vitest";

import { monthOfAddress, offeredMonths } from "./search-params";

const now = new Date("2026-01-15T10:00:00Z");

test("an address without a month, or with one that cannot be, means the running month", () => {
  expect(monthOfAddress({}, now)).toBe("2026-01");
  expect(monthOfAddress({ month: "2025-13" }, now)).toBe("2026-01");
  expect(monthOfAddress({ month: "2025-11" }, now)).toBe("2025-11");
});

test("thirteen months are offered, over the turn of the year", () => {
  expect(offeredMonths(now)).toHaveLength(13);
  expect([offeredMonths(now)[1], offeredMonths(now).at(-1)]).toEqual(["2025-12", "2025-01"]);
});
