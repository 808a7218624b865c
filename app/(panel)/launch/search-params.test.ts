import { expect, test } from "vitest";

import { launchHref, parseLaunchPlace } from "./search-params";

test.each([
  [{}, { system: null, option: null, step: "option" }],
  [{ step: "review" }, { system: null, option: null, step: "option" }],
  [{ system: "harvest", option: "minimal" }, { system: "harvest", option: "minimal", step: "settings" }],
  [{ system: "harvest", option: "minimal", step: "review" }, { system: "harvest", option: "minimal", step: "review" }],
  [{ system: "../etc", option: "minimal" }, { system: null, option: null, step: "option" }],
  [{ system: ["a", "b"], option: "minimal" }, { system: null, option: null, step: "option" }],
])("the address %j means %j", (params, place) => {
  expect(parseLaunchPlace(params)).toEqual(place);
});

test("a place is found again by its address", () => {
  const place = { system: "prethrift", option: "fargate", step: "review" } as const;
  expect(parseLaunchPlace(Object.fromEntries(new URL(launchHref(place), "http://x").searchParams))).toEqual(place);
});
