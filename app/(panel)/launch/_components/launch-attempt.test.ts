import { expect, test } from "vitest";

import { fieldName, obstacleWords, problemsToSay } from "./launch-attempt";

const name = { path: "name", message: "Give the environment a name." };
const tasks = { path: "parameters.Tasks", message: "Must be at most 10." };
const whole = { path: "", message: "These do not go together." };

test.each([
  ["nothing touched: only what is filled in and wrong", { tries: 0, touched: [] }, [tasks, whole]],
  ["a field that somebody has been to", { tries: 0, touched: ["name"] }, [name, tasks, whole]],
  ["after a try, everything", { tries: 1, touched: [] }, [name, tasks, whole]],
])("%s", (_words, attempt, said) => {
  expect(problemsToSay([name, tasks, whole], attempt, { Tasks: "11" }, new Set())).toEqual(said);
});

test.each([
  [{ step: "option", isChosen: false, tries: 0 }, undefined],
  [{ step: "option", isChosen: false, tries: 1 }, "Choose an option first."],
  [{ step: "option", isChosen: true, tries: 1 }, undefined],
  [{ step: "settings", isChosen: true, tries: 1 }, "2 things to change; each is said at its field."],
  [{ step: "settings", isChosen: true, tries: 0 }, undefined],
] as const)("at %j the way on is told as %s", (at, words) => {
  expect(obstacleWords({ ...at, problems: [name, tasks], refusal: undefined })).toBe(words);
});

test("a refusal of the server is said at the review", () => {
  expect(obstacleWords({ step: "review", isChosen: true, tries: 0, problems: [], refusal: "No." })).toBe("No.");
});

test("a field is called by its label", () => {
  const parameters = [{ name: "DesiredTasks", label: "Tasks", type: "Number", description: null, default: null, allowedValues: [], allowedPattern: null, constraintDescription: null, minLength: null, maxLength: null, minValue: null, maxValue: null, noEcho: false }];
  expect(fieldName("parameters.DesiredTasks", { parameters })).toBe("Tasks");
  expect(fieldName("usage.requests", { parameters })).toBe("requests");
});
