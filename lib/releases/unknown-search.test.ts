import { expect, test } from "vitest";

import { nextOfSearch, type Search } from "./unknown-search";

const second = (count: number): Date => new Date(Date.UTC(2026, 10, 21, 12, 0, count));
const noAnswer = (at: number, errorCode = "no-connection") => ({ kind: "no-answer", errorCode, at: second(at) });

test.each<[string, Partial<Search>, ReturnType<typeof nextOfSearch>]>([
  ["is looked for while its events may still appear", { outcomes: [noAnswer(-1)], now: second(5) }, "look-again"],
  ["is sent again once they should have", { outcomes: [noAnswer(-1)], now: second(11) }, "send-again"],
  ["is not sent again while AWS is at work on the stack", { outcomes: [noAnswer(-1)], stack: "busy", now: second(300) }, "look-again"],
  ["is sent again before a person is asked, however long the worker was away", { outcomes: [noAnswer(-1)], now: second(3_600) }, "send-again"],
  ["of which the worker died is sent again as well", { outcomes: [], now: second(11) }, "send-again"],
  ["is left to a person after two minutes and another sending", { outcomes: [noAnswer(-1), noAnswer(100)], now: second(121) }, "leave-to-a-person"],
  ["is not left to a person before that", { outcomes: [noAnswer(-1), noAnswer(100)], now: second(119) }, "send-again"],
  ["is sent again for as long as AWS throttles it", { outcomes: [noAnswer(-1), noAnswer(300, "throttled")], now: second(311) }, "send-again"],
  ["of a stack that is gone is left to a person", { outcomes: [noAnswer(-1)], stack: "none", now: second(121) }, "leave-to-a-person"],
])("a call without a trace %s", (_, search, next) => {
  expect(nextOfSearch({ since: second(0), outcomes: [], stack: "at-rest", now: second(0), ...search })).toBe(next);
});
