import { expect, test } from "vitest";

import { isArrival, launchHref, parseLaunchPlace } from "./search-params";

test.each([
  [{}, { system: null, option: null, step: "questions" }],
  [{ step: "review" }, { system: null, option: null, step: "questions" }],
  [{ step: "option" }, { system: null, option: null, step: "option" }],
  [{ system: "harvest" }, { system: "harvest", option: null, step: "questions" }],
  [{ system: "harvest", step: "price" }, { system: "harvest", option: null, step: "questions" }],
  [{ system: "harvest", option: "minimal" }, { system: "harvest", option: "minimal", step: "settings" }],
  [{ system: "harvest", option: "minimal", step: "price" }, { system: "harvest", option: "minimal", step: "price" }],
  [{ system: "../etc", option: "minimal" }, { system: null, option: null, step: "questions" }],
  [{ system: ["a", "b"], option: "minimal" }, { system: null, option: null, step: "questions" }],
  [{ system: "harvest", option: "minimal", step: "pay" }, { system: "harvest", option: "minimal", step: "settings" }],
])("the address %j means %j", (params, place) => {
  expect(parseLaunchPlace(params)).toEqual(place);
});

test.each([
  { system: "prethrift", option: "fargate", step: "review" },
  { system: "prethrift", option: null, step: "option" },
  { system: null, option: null, step: "questions" },
] as const)("the place %j is found again by its address", (place) => {
  const params = Object.fromEntries(new URL(launchHref(place), "http://x").searchParams);
  expect(parseLaunchPlace(params)).toEqual(place);
  expect(isArrival(params)).toBe(false);
});

test("an address without a step comes from outside", () => {
  expect(isArrival({ system: "harvest", option: "minimal" })).toBe(true);
});
