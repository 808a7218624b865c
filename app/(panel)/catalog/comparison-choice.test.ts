import { expect, test } from "vitest";

import { comparisonHref, leftOutOfComparison, parseComparison, parseLoad, type ComparedChoice } from "./comparison-choice";

const choice = (option: string, preset: string | null = null): ComparedChoice => ({ system: "agent", option, preset });
const known = [choice("single"), choice("single", "smaller"), choice("scaled")];
const catalogue = { known, fallback: [choice("single"), choice("scaled")] };

test("an address holds what is compared and for how many", () => {
  const wanted = { options: [choice("single", "smaller"), choice("scaled")], load: { quantity: 200, unit: "users" as const }, place: null };
  const href = comparisonHref("/catalog/compare", wanted);
  expect(href).toBe("/catalog/compare?options=agent/single@smaller,agent/scaled&for=200-users");
  expect(parseComparison(Object.fromEntries(new URL(href, "http://panel").searchParams), catalogue)).toEqual(wanted);
});

test("an option that the catalogue lacks, or that is named twice, is left out", () => {
  const { options } = parseComparison({ options: "agent/single,agent/gone,agent/single@smaller,agent/single,../etc" }, catalogue);
  expect(options).toEqual([choice("single"), choice("single", "smaller")]);
});

test("with fewer than two left the page's own choice stands in", () => {
  expect(parseComparison({ options: "agent/single" }, catalogue).options).toEqual(catalogue.fallback);
  expect(parseComparison({}, catalogue)).toEqual({ options: catalogue.fallback, load: null, place: null });
});

test.each([
  [{ options: "agent/single,agent/scaled", for: "200-users" }, []],
  [{ options: "agent/single,agent/scaled,agent/gone" }, ["options: agent/gone"]],
  [{ options: "agent/single@smaller" }, ["options: agent/single@smaller"]], // one alone is compared with nothing
  [{ options: ["agent/single", "agent/scaled"] }, ["options: agent/single, agent/scaled"]],
  [{ for: "many-users", in: "moon" }, ["for: many-users", "in: moon"]],
  [{}, []],
])("of the address %j the page says what it leaves out: %j", (params, expected) => {
  expect(leftOutOfComparison(params, parseComparison(params, catalogue)).map(({ name, value }) => `${name}: ${value}`)).toEqual(expected);
});

test("the account and region whose quotas are looked at stay in the address", () => {
  const place = { accountId: "0198a3f0-0000-7000-8000-000000000000", region: "eu-west-1" };
  const href = comparisonHref("/catalog/compare", { options: catalogue.fallback, load: null, place });
  expect(parseComparison(Object.fromEntries(new URL(href, "http://panel").searchParams), catalogue).place).toEqual(place);
  expect(parseComparison({ in: "../etc.us-east-1" }, catalogue).place).toBeNull();
});

test("what is no load is none", () => {
  expect(["", "200", "users-200", "-5-users", "1e3-users", "200-cats", "999999999999999-users"].map((text) => parseLoad(text))).toEqual(Array.from({ length: 7 }, () => null));
});
