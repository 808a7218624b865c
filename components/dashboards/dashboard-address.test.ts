import { expect, test } from "vitest";

import { boundedRange, dashboardSearch, endsNow, leftOutOfDashboard, parseDashboardAddress, refreshSeconds, shownRange, type DashboardAddress } from "./dashboard-address";

const plain: DashboardAddress = { relative: null, absolute: null, zone: "local", compares: false, refreshes: true, pinned: null, variables: {} };
const HOUR = 3_600;
const NOON = Date.UTC(2026, 10, 26, 12) / 1_000;
const ownMoving = { start: "2026-11-26T09:00:00Z", end: "2026-11-26T12:00:00Z", relative: "-PT3H" };

test("a plain dashboard has a plain address, and the other way round", () => {
  expect(dashboardSearch(plain)).toBe("");
  expect(parseDashboardAddress({})).toEqual(plain);
});

test("what is chosen goes into the address and comes out of it", () => {
  const address: DashboardAddress = {
    relative: "1d",
    absolute: { start: NOON - HOUR, end: NOON },
    zone: "utc",
    compares: true,
    refreshes: false,
    pinned: NOON - 60,
    variables: { service: "api & more" },
  };
  const search = dashboardSearch(address);
  expect(search).toContain("start=2026-11-26T11%3A00%3A00Z");
  expect(parseDashboardAddress(Object.fromEntries(new URLSearchParams(search)))).toEqual(address);
});

test.each([
  [{ range: "5y" }],
  [{ start: "yesterday", end: "today" }],
  [{ start: "2026-11-26T12:00:00Z" }],
  [{ start: "2026-11-26T12:00:00Z", end: "2026-11-26T11:00:00Z" }],
  [{ at: "now" }],
  [{ zone: ["utc", "local"] }],
  [{ start: "2026-02-30T00:00:00Z", end: "2026-03-04T00:00:00Z" }],
  [{ start: "0000-01-01T00:00:00Z", end: "0000-01-02T00:00:00Z" }],
  [{ start: "9999-12-31T00:00:00Z", end: "+275760-09-13T00:00:00Z" }],
  [{ at: "1" }],
  [{ "var.x": "a".repeat(5_000) }],
])("of an address with %j nothing is taken", (params) => {
  expect(parseDashboardAddress(params)).toEqual(plain);
  expect(leftOutOfDashboard(params).map(({ name }) => name)).toEqual(Object.keys(params));
});

test("of an address that is understood nothing is left out", () => {
  expect(leftOutOfDashboard({ range: "1d", start: "2026-11-26T11:00:00Z", end: "2026-11-26T12:00:00+01:00", zone: "utc", refresh: "off", at: "" })).toEqual([
    { name: "start", value: "2026-11-26T11:00:00Z" }, // it ends when it starts
    { name: "end", value: "2026-11-26T12:00:00+01:00" },
  ]);
  expect(leftOutOfDashboard({ range: "1d", start: "2026-11-26T11:00:00Z", end: "2026-11-26T12:00:00Z", compare: "week", dashboard: "x", "var.service": "api" })).toEqual([]);
});

test("a range is at least a minute and at most what CloudWatch keeps", () => {
  expect(boundedRange({ start: 100, end: 104 })).toEqual({ start: 72, end: 132 });
  expect(boundedRange({ start: 0, end: NOON })).toEqual({ start: NOON - 455 * 86_400, end: NOON });
  expect(boundedRange({ start: 5, end: 5 })).toBeNull();
});

test("what ends now moves in whole minutes", () => {
  const nowMs = (NOON + 119) * 1_000;
  expect(shownRange(plain, ownMoving, nowMs)).toEqual({ start: NOON + 60 - 3 * HOUR, end: NOON + 60 });
  expect(shownRange({ ...plain, relative: "1h" }, ownMoving, nowMs)).toEqual({ start: NOON + 60 - HOUR, end: NOON + 60 });
});

test("a range of dates stands still, the body's own as well", () => {
  const own = { ...ownMoving, relative: null };
  expect(shownRange(plain, own, NOON * 2_000)).toEqual({ start: NOON - 3 * HOUR, end: NOON });
  expect([endsNow(plain, own), endsNow(plain, ownMoving), endsNow({ ...plain, relative: "1h" }, own), endsNow({ ...plain, absolute: { start: 0, end: 60 } }, ownMoving)]).toEqual([false, true, true, false]);
});

test("zooming keeps the range that is gone back to", () => {
  const zoomed = parseDashboardAddress(Object.fromEntries(new URLSearchParams(dashboardSearch({ ...plain, relative: "1d", absolute: { start: NOON - 60, end: NOON } }))));
  expect({ ...zoomed, absolute: null }).toEqual({ ...plain, relative: "1d" });
});

test.each([
  [60, HOUR, 60],
  [10, HOUR, 60],
  [300, HOUR, 300],
  [60, 2 * 86_400, 300],
  [60, 7 * 86_400, 3_600],
])("with a period of %i s over %i s it is asked again each %i s", (own, range, seconds) => {
  expect(refreshSeconds(own, range)).toBe(seconds);
});

