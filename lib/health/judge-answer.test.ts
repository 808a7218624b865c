import { expect, test } from "vitest";

import { judgeAnswer, type ExpectedAnswer } from "./judge-answer";

const STATUS: ExpectedAnswer = { expectedStatus: 200 };
const FIELD: ExpectedAnswer = { expectedStatus: 200, expectedField: { path: "checks.database", value: "ok" } };

test.each<[string, ExpectedAnswer, { status: number; body: string }, boolean]>([
  ["the expected status is enough where no field is asked for", STATUS, { status: 200, body: "" }, true],
  ["any other status is a failure, a redirect too", STATUS, { status: 301, body: "" }, false],
  ["so is another success", STATUS, { status: 204, body: "" }, false],
  ["a field of the right value", FIELD, { status: 200, body: '{"checks":{"database":"ok"}}' }, true],
  ["a field of another value", FIELD, { status: 200, body: '{"checks":{"database":"down"}}' }, false],
  ["a field that is not there", FIELD, { status: 200, body: '{"checks":{}}' }, false],
  ["a body that is no JSON", FIELD, { status: 200, body: "<html>" }, false],
  ["a name that every object has is no field", { expectedStatus: 200, expectedField: { path: "constructor", value: "x" } }, { status: 200, body: "{}" }, false],
  ["a number or boolean is compared as it is written", { expectedStatus: 200, expectedField: { path: "ready", value: "true" } }, { status: 200, body: '{"ready":true}' }, true],
])("%s", (_name, expected, answer, isUp) => {
  const judged = judgeAnswer(expected, answer);
  expect(judged.isUp).toBe(isUp);
  expect(judged.reason === null).toBe(isUp);
});
