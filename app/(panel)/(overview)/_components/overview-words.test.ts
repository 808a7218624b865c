import { expect, test } from "vitest";

import { overviewSentence } from "./overview-words";

const none = { "needs-you": 0, running: 0, "in-alarm": 0, unsure: 0, healthy: 0, "no-stack": 0, unknown: 0 };

test.each([
  [none, "Nothing needs you, 0 healthy."],
  [{ ...none, "needs-you": 1, running: 2, healthy: 9 }, "1 needs you, 2 running, 9 healthy."],
  [{ ...none, "needs-you": 2, "no-stack": 3 }, "2 need you, 0 healthy, 3 without a stack."],
])("%j is said as %s", (counts, sentence) => {
  expect(overviewSentence(counts)).toBe(sentence);
});

// A status that nobody knows may be anything: it must not hide among the healthy.
test("an unknown status is said, not counted as healthy", () => {
  expect(overviewSentence({ ...none, healthy: 4, unknown: 1 })).toBe("Nothing needs you, 4 healthy, 1 in a status that Pilothouse does not know.");
});

// What rings, and what nobody can tell of, is said for itself and is not among the healthy.
test("an environment in alarm is not counted as healthy, and neither is one of which not all is known", () => {
  expect(overviewSentence({ ...none, "in-alarm": 2, unsure: 3, healthy: 1 })).toBe("Nothing needs you, 2 environments in alarm, 3 of which not all is known, 1 healthy.");
});

test.each([
  [{ ringing: 3, unowned: 2, withoutData: 1, tasksDue: 5 }, "2 need you, 3 alarms ring, 1 alarm without figures, 4 healthy, 5 tasks due today."],
  [{ ringing: 1, unowned: 0, withoutData: 0, tasksDue: 0 }, "Nothing needs you, 1 alarm rings, 4 healthy."],
])("an alarm that nobody owns needs somebody: %j", (beside, sentence) => {
  expect(overviewSentence({ ...none, healthy: 4 }, beside)).toBe(sentence);
});
