import { expect, test } from "vitest";

import { costChoiceQuery, leftOutOfCosts, parseCostChoice } from "./search-params";

const presets = [{ key: "spot" }];

test("a link shows a colleague the same price", () => {
  const choice = { preset: "spot", usage: { requests: 2_000_000, logs: 2.5 } };
  expect(costChoiceQuery(choice)).toBe("?preset=spot&usage=requests:2000000,logs:2.5");
  expect(parseCostChoice(Object.fromEntries(new URLSearchParams(costChoiceQuery(choice))), presets)).toEqual(choice);
});

test("the plain price has a plain address", () => {
  expect(costChoiceQuery({ preset: null, usage: {} })).toBe("");
  expect(parseCostChoice({}, presets)).toEqual({ preset: null, usage: {} });
});

test("what makes no sense in an address is left out", () => {
  expect(parseCostChoice({ preset: "gone", usage: "requests:-1,logs:x,wishes:3,requests:1e99,nat-data:7" }, presets)).toEqual({ preset: null, usage: { "nat-data": 7 } });
  expect(parseCostChoice({ preset: ["spot", "spot"], usage: ["logs:1"] }, presets)).toEqual({ preset: null, usage: {} });
});

test.each([
  [{ preset: "gone", usage: "requests:2000000,requests:-1,moon:5" }, ["preset: gone", "usage: moon:5"]],
  [{ usage: "requests:many" }, ["usage: requests:many"]],
  [{ usage: "requests:2000000" }, []],
  [{}, []],
])("of the address %j the page says what it leaves out: %j", (params, expected) => {
  expect(leftOutOfCosts(params, parseCostChoice(params, [])).map(({ name, value }) => `${name}: ${value}`)).toEqual(expected);
});
