import { expect, test } from "vitest";

import { alarmGroups, firstShown } from "./alarm-groups";
import { alarmOf } from "./testing/alarm-of";

const shop = { id: "e1", name: "shop", stage: "prod" } as const;
const docs = { id: "e2", name: "docs", stage: "dev" } as const;
const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 12, 0, second)).toISOString();
const shape = (alarms: Parameters<typeof alarmGroups>[0]) => alarmGroups(alarms).map(({ kind, title, alarms: own }) => [kind, title, own.map(({ id }) => id).join(" ")]);

test("alarms stand by environment, critical before warning, what belongs to none by itself", () => {
  const alarms = [
    alarmOf({ id: "a", environment: shop, severity: "warning" }),
    alarmOf({ id: "b", environment: docs }),
    alarmOf({ id: "c", environment: shop, severity: "critical" }),
    alarmOf({ id: "d", environment: null, state: "OK" }),
  ];
  expect(shape(alarms)).toEqual([
    ["environment", "shop", "c a"],
    ["environment", "docs", "b"],
    ["environment", "No environment of Pilothouse", "d"],
  ]);
});

test("five alarms of one environment within five minutes are one storm", () => {
  const alarms = [0, 60, 120, 200, 300].map((second, index) => alarmOf({ id: `s${index}`, environment: shop, since: at(second) }));
  const old = alarmOf({ id: "old", environment: shop, since: "2026-11-26T09:00:00.000Z" });
  expect(shape([...alarms, old])).toEqual([
    ["storm", "shop: 5 alarms at once", "s0 s1 s2 s3 s4"],
    ["environment", "shop", "old"],
  ]);
});

test.each([
  ["four are no storm", [0, 1, 2, 3]],
  ["five over six minutes are no storm", [0, 90, 180, 270, 361]],
])("%s", (_case, seconds) => {
  expect(alarmGroups(seconds.map((second, index) => alarmOf({ id: `s${index}`, environment: shop, since: at(second) }))).map(({ kind }) => kind)).toEqual(["environment"]);
});

test("an alarm that does not ring is no part of a storm", () => {
  const alarms = [0, 1, 2, 3, 4].map((second) => alarmOf({ id: `s${second}`, environment: shop, since: at(second), state: second === 4 ? "OK" : "ALARM" }));
  expect(alarmGroups(alarms).map(({ kind }) => kind)).toEqual(["environment", "quiet"]);
});

test("what rings in any environment stands before what is OK in all of them", () => {
  const alarms = [
    alarmOf({ id: "a", environment: shop }),
    alarmOf({ id: "b", environment: docs, state: "INSUFFICIENT_DATA" }),
    alarmOf({ id: "c", environment: shop, state: "OK" }),
    alarmOf({ id: "d", environment: null, state: "OK" }),
    alarmOf({ id: "e", environment: docs, state: "OK" }),
  ];
  expect(shape(alarms)).toEqual([
    ["environment", "shop", "a"],
    ["environment", "docs", "b"],
    ["quiet", "shop: the others", "c"],
    ["quiet", "docs: the others", "e"],
    ["environment", "No environment of Pilothouse", "d"],
  ]);
});

test("the alarm that is shown unasked is the one at the top, which need not be the list's first", () => {
  const warning = alarmOf({ id: "a", environment: shop, severity: "warning" });
  const critical = alarmOf({ id: "b", environment: shop, severity: "critical" });
  expect(firstShown([warning, critical])?.id).toBe("b");
  expect(firstShown([])).toBeNull();
});
