import { expect, test } from "vitest";

import { alarmOf } from "@/lib/alarms/testing/alarm-of";

import { isFirstToHear, keepAlarmAlerts, readAlarmAlerts } from "./alarm-alerts";
import { alarmMark, deskWords, historyWords, suspectWords } from "./alarm-words";
import { alarmsSentence } from "./alarms-sentence";
import { alarmsMark } from "./environment-alarms-cell";

test.each([
  [{}, { tone: "error", word: "Critical" }],
  [{ severity: "warning" as const }, { tone: "warning", word: "Warning" }],
  [{ state: "INSUFFICIENT_DATA" }, { tone: "unknown", word: "No figures" }],
  [{ state: "PAUSED" }, { tone: "unknown", word: "PAUSED" }],
  [{ state: "OK" }, { tone: "success", word: "OK" }],
])("an alarm with %o is marked so; only OK is marked as well", (change, mark) => {
  expect(alarmMark(alarmOf(change))).toEqual(mark);
});

test("a line says whose an alarm is, and that it is nobody's only while it rings", () => {
  expect(deskWords(alarmOf())).toBe("nobody’s");
  expect(deskWords(alarmOf({ state: "OK" }))).toBeNull();
  expect(deskWords(alarmOf({ owner: { id: "p", name: "A. Berg" }, acknowledged: { by: "A. Berg", at: "2026-11-26T12:00:00.000Z", note: "" } }))).toBe("A. Berg, acknowledged");
});

test("the suspect is named with how long before", () => {
  expect(suspectWords({ release: 12, previousRelease: 11, beganAt: "2026-11-26T11:54:00.000Z", secondsBefore: 360 })).toMatch(/^release 12 suspect \(6 min.* before\)$/);
});

test("an act is told with who did it", () => {
  const act = { kind: "act" as const, id: "1", at: "2026-11-26T12:00:00.000Z", by: "A", note: "", until: null, owner: null };
  expect(historyWords({ ...act, act: "assign", owner: "A" })).toBe("A took it");
  expect(historyWords({ ...act, act: "assign", owner: "B" })).toBe("A gave it to B");
  expect(historyWords({ ...act, act: "note", note: "see the log" })).toBe("A: see the log");
});

test("before AWS was asked nothing is said to be well", () => {
  const none = { inAlarm: 0, open: 0, unowned: 0, withoutData: 0 };
  expect(alarmsSentence(none, false)).toContain("has not been asked");
  expect(alarmsSentence(none, true)).toBe("Nothing is in alarm.");
  expect(alarmsSentence(none, true, true)).toBe("Nothing that AWS told of is in alarm, not all alarms could be asked for.");
  expect(alarmsSentence({ inAlarm: 3, open: 2, unowned: 1, withoutData: 4 }, true)).toBe("3 in alarm, 2 not acknowledged, 1 nobody’s, 4 without figures: nobody can tell whether they are well.");
});

test.each([
  [null, null, null, null],
  [2, 1, 9, "2 in alarm, 1 without figures"],
  [0, 1, 9, "1 without figures"],
  [0, 0, 9, "9 OK"],
  [0, 0, 0, "none"],
])("an environment with %o in alarm, %o without figures, of %o: %s", (alarmsInAlarm, alarmsWithoutData, alarmsTotal, word) => {
  expect(alarmsMark({ alarmsInAlarm, alarmsWithoutData, alarmsTotal, alarmsUnreadSince: null })?.word ?? null).toBe(word);
});

test.each([
  [0, "cannot be read"],
  [2, "2 in alarm when last read"],
])("%o in alarm of an account that AWS tells nothing about any more: %s", (alarmsInAlarm, word) => {
  const counts = { alarmsInAlarm, alarmsWithoutData: 0, alarmsTotal: 9, alarmsUnreadSince: "2026-11-26T12:00:00.000Z" };
  expect(alarmsMark(counts)).toEqual({ tone: "unknown", word });
});

test("a browser calls nobody until it is wanted, and once for each time that an alarm goes off", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  expect(readAlarmAlerts(storage)).toEqual({ sound: false, notification: false });
  keepAlarmAlerts(storage, { sound: true, notification: false });
  expect(readAlarmAlerts(storage).sound).toBe(true);
  kept.set("pilothouse.alarm-alerts", "{broken");
  expect(readAlarmAlerts(storage).sound).toBe(false);
  const first = { id: "a", since: "2026-11-26T12:00:00.000Z" };
  expect([first, first, { ...first, since: "2026-11-26T13:00:00.000Z" }].map((alarm) => isFirstToHear(storage, alarm))).toEqual([true, false, true]);
});
