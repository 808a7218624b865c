import { expect, test } from "vitest";

import { USUAL_DUE_RULES } from "./due-rules";
import { taskStateAt, timesOf, type Verdict } from "./task-state";

type Case = [name: string, period: "daily" | "weekly" | "monthly", instance: string, zone: string, askedFrom: string | null, now: string, verdict: Verdict | null, expected: string];

const CASES: Case[] = [
  ["in the morning it is due", "daily", "2026-11-26", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-26T08:00Z", null, "due"],
  ["a minute before the deadline too", "daily", "2026-11-26", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-26T16:59Z", null, "due"],
  ["at the deadline it is overdue", "daily", "2026-11-26", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-26T17:00Z", null, "overdue"],
  ["by a clock further west it is still due", "daily", "2026-11-26", "America/New_York", "2026-01-01T00:00Z", "2026-11-26T17:00Z", null, "due"],
  ["where the day has not begun it is not yet due", "daily", "2026-11-26", "America/Los_Angeles", "2026-01-01T00:00Z", "2026-11-26T07:59Z", null, "not-yet"],
  ["and a minute later it is", "daily", "2026-11-26", "America/Los_Angeles", "2026-01-01T00:00Z", "2026-11-26T08:00Z", null, "due"],
  ["where it is tomorrow already, tomorrow's is due", "daily", "2026-11-27", "Pacific/Kiritimati", "2026-01-01T00:00Z", "2026-11-26T10:00Z", null, "due"],
  ["on the day of the change to summer time the deadline is an hour earlier in UTC", "daily", "2026-03-29", "Europe/Berlin", "2026-01-01T00:00Z", "2026-03-29T16:00Z", null, "overdue"],
  ["the day before it was not", "daily", "2026-03-28", "Europe/Berlin", "2026-01-01T00:00Z", "2026-03-28T16:00Z", null, "due"],
  ["on the day of the change back it is an hour later", "daily", "2026-10-25", "Europe/Berlin", "2026-01-01T00:00Z", "2026-10-25T16:30Z", null, "due"],
  ["what was not signed stays overdue", "daily", "2026-11-20", "UTC", "2026-01-01T00:00Z", "2026-11-26T08:00Z", null, "overdue"],
  ["signed late it is done", "daily", "2026-11-20", "UTC", "2026-01-01T00:00Z", "2026-11-26T08:00Z", "fine", "done"],
  ["with something to do it is done too", "daily", "2026-11-20", "UTC", "2026-01-01T00:00Z", "2026-11-26T08:00Z", "act", "done"],
  ["skipped is its own state", "daily", "2026-11-20", "UTC", "2026-01-01T00:00Z", "2026-11-26T08:00Z", "skip", "skipped"],
  ["the week is due from Monday on", "weekly", "2026-W48", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-22T23:00Z", null, "due"],
  ["on Sunday evening it is not yet", "weekly", "2026-W48", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-22T22:59Z", null, "not-yet"],
  ["on Friday at six it is overdue", "weekly", "2026-W48", "Europe/Berlin", "2026-01-01T00:00Z", "2026-11-27T17:00Z", null, "overdue"],
  ["the month is due until its last working day", "monthly", "2026-10", "UTC", "2026-01-01T00:00Z", "2026-10-30T17:59Z", null, "due"],
  ["and overdue on its last day, a Saturday", "monthly", "2026-10", "UTC", "2026-01-01T00:00Z", "2026-10-31T09:00Z", null, "overdue"],
  ["made in the middle of a month, the month is asked for", "monthly", "2026-11", "UTC", "2026-11-16T12:00Z", "2026-11-26T09:00Z", null, "due"],
  ["made after the month's deadline, it is not", "monthly", "2026-10", "UTC", "2026-10-30T19:00Z", "2026-10-31T09:00Z", null, "not-asked"],
  ["made in the afternoon, the day is asked for", "daily", "2026-11-16", "UTC", "2026-11-16T12:00Z", "2026-11-16T13:00Z", null, "due"],
  ["made in the evening, it is not", "daily", "2026-11-16", "UTC", "2026-11-16T18:00Z", "2026-11-17T09:00Z", null, "not-asked"],
  ["nothing is owed for the time before", "weekly", "2026-W46", "UTC", "2026-11-16T12:00Z", "2026-11-26T09:00Z", null, "not-asked"],
  ["what was signed all the same is done", "weekly", "2026-W46", "UTC", "2026-11-16T12:00Z", "2026-11-26T09:00Z", "fine", "done"],
  ["without a stack nothing is asked for", "daily", "2026-11-26", "UTC", null, "2026-11-26T20:00Z", null, "not-asked"],
  ["a day that the calendar left out is not asked for", "daily", "2011-12-30", "Pacific/Apia", "2011-01-01T00:00Z", "2012-01-05T00:00Z", null, "not-asked"],
];

test.each(CASES)("%s", (_name, period, instance, zone, askedFrom, now, verdict, expected) => {
  const times = timesOf(period, instance, { zone, rules: USUAL_DUE_RULES });
  expect(taskStateAt(times, { askedFrom: askedFrom === null ? null : new Date(askedFrom), verdict, now: new Date(now) })).toBe(expected);
});
