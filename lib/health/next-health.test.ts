import { expect, test } from "vitest";

import type { HealthState } from "@/lib/environments/health-summary";

import { nextHealth, recheckAfterSeconds, type HealthCourse } from "./next-health";

/** Answers, oldest first: + up, - down. */
const after = (answers: string, state: HealthState = "unknown") => {
  let course: HealthCourse = { state, failuresInRow: 0 };
  for (const answer of answers) course = nextHealth(course, answer === "+");
  return course;
};

test.each<[answers: string, state: HealthState]>([
  ["", "unknown"],
  ["+", "well"],
  ["-", "unknown"],
  ["--", "failing"],
  ["+-", "well"],
  ["+-+-+-", "well"],
  ["+--", "failing"],
  ["+--+", "well"],
  ["---+-", "well"],
])("after the answers “%s” an environment is %s", (answers, state) => {
  expect(after(answers).state).toBe(state);
});

test("a first failure is looked at again soon, a known one at the plan's pace", () => {
  expect(recheckAfterSeconds(after("+-"), 60)).toBe(15);
  expect(recheckAfterSeconds(after("+-"), 10)).toBe(10);
  expect(recheckAfterSeconds(after("+--"), 60)).toBe(60);
  expect(recheckAfterSeconds(after("+"), 60)).toBe(60);
});
