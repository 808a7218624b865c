import { expect, test } from "vitest";

import type { PlanAlarm } from "@/lib/catalog/plan-operations";

import { advanceAlarm } from "./advance-alarm";
import { actObstacle, muteProblem } from "./alarm-act";
import { readAlarmEvent } from "./alarm-event";
import { byUrgency, matchesFilter } from "./alarm-order";
import { alarmFigure } from "./alarm-unit";
import { alarmStanding } from "./alarm-standing";
import type { HistoryEntry } from "./alarm-view";
import { alarmAction, compareAlarmsWithPlan } from "./compare-plan-alarms";
import { handoverText } from "./handover-text";
import { mergeHistory } from "./merge-history";
import { owningStack } from "./owning-stack";
import { planOfAlarm } from "./plan-of-alarm";
import { alarmOf } from "./testing/alarm-of";

const at = (second: number, ms = 0) => new Date(Date.UTC(2026, 10, 26, 12, 0, second, ms));

test("only OK is well: an alarm without figures, or in a state that nobody knows, is not", () => {
  expect(["ALARM", "OK", "INSUFFICIENT_DATA", "PAUSED"].map(alarmStanding)).toEqual(["in-alarm", "ok", "no-data", "unknown"]);
});

test.each([
  ["a first word", null, { state: "OK", since: at(0) }, { kind: "first" }],
  ["a change", { state: "OK", since: at(0) }, { state: "ALARM", since: at(60) }, { kind: "changed", endsAcknowledgement: false }],
  ["a way back to OK, which ends the acknowledgement", { state: "ALARM", since: at(0) }, { state: "OK", since: at(60) }, { kind: "changed", endsAcknowledgement: true }],
  ["figures that stop, which do not end it", { state: "ALARM", since: at(0) }, { state: "INSUFFICIENT_DATA", since: at(60) }, { kind: "changed", endsAcknowledgement: false }],
  ["the same, told with whole seconds", { state: "ALARM", since: at(0, 700) }, { state: "ALARM", since: at(0) }, { kind: "same" }],
  ["an older change that came late", { state: "ALARM", since: at(60) }, { state: "OK", since: at(0) }, { kind: "late" }],
  ["the same state, left and entered again unheard", { state: "ALARM", since: at(0) }, { state: "ALARM", since: at(600) }, { kind: "again" }],
])("takes %s as such", (_case, known, heard, step) => {
  expect(advanceAlarm(known, heard)).toEqual(step);
});

test("an event of the feed is read with its own time; others are left alone", () => {
  const detail = { alarmName: "a", state: { value: "ALARM", reason: "r", reasonData: "{}", timestamp: "2026-11-26T12:00:00.123+0000" }, previousState: { value: "OK" } };
  const message = { source: "aws.cloudwatch", detailType: "CloudWatch Alarm State Change", at: at(1), detail };
  expect(readAlarmEvent(message)).toEqual({ alarmName: "a", at: at(0, 123), state: "ALARM", previousState: "OK", reason: "r", reasonData: "{}" });
  expect(readAlarmEvent({ ...message, source: "aws.cloudformation" })).toBeNull();
  expect(readAlarmEvent({ ...message, detail: { alarmName: "a" } })).toBeNull();
  expect(readAlarmEvent({ ...message, detail: { ...detail, state: { ...detail.state, timestamp: "yesterday" } } })?.at).toEqual(at(1));
});

const planned = (key: string, logicalIds: string[]): PlanAlarm => ({ key, title: key, origin: "plan", severity: "critical", condition: "c", response: "r", logicalIds });

test("what the plan asks for and the stack lacks is named, also where only a part of it is there", () => {
  const known = [
    { logicalId: "A", missing: false },
    { logicalId: "B", missing: true },
  ];
  expect(compareAlarmsWithPlan([planned("whole", ["A"]), planned("partly", ["A", "B"]), planned("none", ["C"])], known).map(({ key, logicalIds, partly }) => [key, logicalIds, partly])).toEqual([
    ["partly", ["B"], true],
    ["none", ["C"], false],
  ]);
  expect(planOfAlarm([planned("whole", ["A"])], "A").severity).toBe("critical");
  expect(["ApiAlarm", "LoadBalancerErrorsAlarm"].map((logicalId) => planOfAlarm([planned("errors", ["ApiAlarm", "LoadBalancerErrorsAlarm"])], logicalId).title)).toEqual(["errors", "errors (load balancer errors)"]);
  expect(planOfAlarm([planned("whole", ["A"])], "Z")).toEqual({ severity: "warning", title: null, response: null });
});

test("an alarm without a topic, or with its actions off, tells nobody", () => {
  expect([alarmAction({ actionsEnabled: true, alarmActions: [] }), alarmAction({ actionsEnabled: false, alarmActions: ["t"] }), alarmAction({ actionsEnabled: true, alarmActions: ["t"] })]).toEqual(["none", "off", "set"]);
});

test("a name that CloudFormation made leads to its stack, the longest that fits; other names lead nowhere", () => {
  const stacks = [
    { environmentId: "e1", stackName: "pilothouse-shop" },
    { environmentId: "e2", stackName: "pilothouse-shop-eu" },
  ];
  expect(owningStack("pilothouse-shop-eu-ApiErrorsAlarm-1A2B3C4D5E6F", stacks)).toEqual({ environmentId: "e2", logicalId: "ApiErrorsAlarm" });
  expect(owningStack("pilothouse-shop-Nested-1A2B3C4D5E6F-CpuAlarm-7G8H9I0J1K2L", stacks)).toEqual({ environmentId: "e1", logicalId: "CpuAlarm" });
  expect(owningStack("pilothouse-shopping-ApiErrorsAlarm-1A2B3C4D5E6F", stacks)).toBeNull();
  expect(owningStack("billing", stacks)).toBeNull();
});

test.each([
  ["acknowledge", { state: "OK", isMuted: false, isAcknowledged: false }, false],
  ["acknowledge", { state: "ALARM", isMuted: false, isAcknowledged: true }, false],
  ["acknowledge", { state: "INSUFFICIENT_DATA", isMuted: false, isAcknowledged: false }, true],
  ["unmute", { state: "ALARM", isMuted: false, isAcknowledged: false }, false],
  ["mute", { state: "OK", isMuted: false, isAcknowledged: false }, true],
  ["note", { state: "OK", isMuted: false, isAcknowledged: false }, true],
] as const)("%s where the alarm is %o", (act, alarm, isPossible) => {
  expect(actObstacle(act, alarm) === null).toBe(isPossible);
});

test("a mute ends within thirty days, and not before now", () => {
  const day = (days: number) => new Date(at(0).getTime() + days * 86_400_000);
  expect([muteProblem(day(-1), at(0)), muteProblem(day(31), at(0))].map((problem) => problem !== null)).toEqual([true, true]);
  expect(muteProblem(day(30), at(0))).toBeNull();
});

test("the order of what is heard is that of the list: nobody's, then in hand, then without figures, then well", () => {
  const alarms = [
    alarmOf({ id: "ok", state: "OK" }),
    alarmOf({ id: "silent", state: "INSUFFICIENT_DATA" }),
    alarmOf({ id: "mine", owner: { id: "p", name: "P" } }),
    alarmOf({ id: "older", since: "2026-11-26T11:00:00.000Z" }),
    alarmOf({ id: "newer" }),
  ];
  expect(byUrgency(alarms).map(({ id }) => id)).toEqual(["newer", "older", "mine", "silent", "ok"]);
});

test.each([
  [{ state: "ok" as const }, false],
  [{ owner: "nobody" }, false],
  [{ owner: "me" }, true],
  [{ acknowledged: "no" as const, muted: "no" as const, q: "api ERR" }, true],
  [{ severity: "warning" as const }, false],
])("an alarm that was heard of belongs to a list filtered by %o: %s", (filter, belongs) => {
  expect(matchesFilter(alarmOf({ owner: { id: "me-id", name: "Me" } }), filter, "me-id")).toBe(belongs);
});

test("history is one line of time, newest first; at the same moment a release comes before what it caused", () => {
  const entry = (kind: "release" | "change" | "act", second: number): HistoryEntry => {
    const common = { id: `${kind}${second}`, at: at(second).toISOString() };
    if (kind === "release") return { ...common, kind, release: 1, note: "" };
    return kind === "change" ? { ...common, kind, state: "OK", standing: "ok", words: "w" } : { ...common, kind, act: "note", by: "b", note: "", until: null, owner: null };
  };
  expect(mergeHistory([entry("change", 5), entry("change", 1)], [entry("act", 5)], [entry("release", 5)]).map(({ id }) => id)).toEqual(["act5", "change5", "release5", "change1"]);
});

test("a hand-over says what is open, whose it is, what is muted, and that silence is not well", () => {
  const text = handoverText({
    at: at(0),
    by: "A. Berg",
    alarms: [
      alarmOf({ suspect: { release: 12, previousRelease: 11, beganAt: "2026-11-26T11:54:00.000Z", secondsBefore: 360 } }),
      alarmOf({ owner: { id: "p", name: "C. Diaz" }, acknowledged: { by: "C. Diaz", at: "2026-11-26T12:02:00.000Z", note: "on it" } }),
      alarmOf({ muted: { by: "A. Berg", until: "2026-11-26T18:00:00.000Z" } }),
      alarmOf({ state: "INSUFFICIENT_DATA" }),
    ],
  });
  expect(text.split("\n").filter((line) => /\(\d+\)$/.test(line))).toEqual(["Open, nobody's (1)", "In hand (1)", "Muted (1)", "Without figures: nobody can tell (1)"]);
  expect(text).toContain("release 12 suspect (6 min before)");
  expect(text).toContain("“on it”");
  expect(handoverText({ at: at(0), by: "A", alarms: [] })).toContain("Nothing is in alarm");
  expect(handoverText({ at: at(0), by: "A", alarms: [alarmOf({})], isWhole: false })).toContain("There are more than these 1");
});

test.each([
  [6.2, "percent", "6.2 %"],
  [0.35, "seconds", "350 ms"],
  [1.25, "seconds", "1.25 s"],
  [1_500, "milliseconds", "1.5 s"],
  [3_221_225_472, "bytes", "3 GiB"],
  [12_345.6, "count", "12,346"],
  [Number.NaN, "count", "no figure"],
] as const)("%d as %s reads %s", (value, unit, words) => {
  expect(alarmFigure(value, unit)).toBe(words);
});
