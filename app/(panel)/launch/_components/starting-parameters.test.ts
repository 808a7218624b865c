import { expect, test } from "vitest";

import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

import { chosenStart, draftParameters, startsOf } from "./starting-parameters";

const parameter = (name: string, usual: string | null, noEcho = false): ParameterDefinition => ({
  name,
  label: null,
  type: "String",
  description: null,
  default: usual,
  allowedValues: [],
  allowedPattern: null,
  constraintDescription: null,
  minLength: null,
  maxLength: null,
  minValue: null,
  maxValue: null,
  noEcho,
});

const option = {
  parameters: [parameter("Size", "m"), parameter("Tasks", "2"), parameter("Domain", null), parameter("ApiKey", "", true)],
  presets: [{ key: "large", title: "Large", summary: "The larger size.", parameters: { Size: "l" } }],
};
const answered = { Tasks: { value: "4", answer: "Many", reason: "Many need more." } };

test.each([
  ["the template's defaults, where nothing is answered", {}, "answers", {}, { Size: "m", Tasks: "2", Domain: "" }],
  ["what the answers set, before the defaults", answered, "answers", {}, { Size: "m", Tasks: "4", Domain: "" }],
  ["the defaults alone, where a person wants those", answered, "defaults", {}, { Size: "m", Tasks: "2", Domain: "" }],
  ["a set of the plan's, on top of the answers", answered, "preset:large", {}, { Size: "l", Tasks: "4", Domain: "" }],
  ["what a person gave, before everything", answered, "preset:large", { Size: "s", Domain: "a.example" }, { Size: "s", Tasks: "4", Domain: "a.example" }],
  ["a set that is gone: as if none had been chosen", answered, "preset:huge", {}, { Size: "m", Tasks: "4", Domain: "" }],
])("settings start from %s", (_words, answers, start, edits, values) => {
  expect(draftParameters(option, answers, { start, edits })).toEqual(values);
});

// A release keeps every parameter it is given: one that a template has dropped would be refused by it.
test("a value of a parameter that the template no longer has is left out", () => {
  expect(draftParameters(option, {}, { start: "answers", edits: { Gone: "1" } })).not.toHaveProperty("Gone");
});

test("without answers the defaults are offered once, with answers beside them", () => {
  expect(startsOf(option, {}).map(({ label }) => label)).toEqual(["The template’s defaults", "Large"]);
  expect(startsOf(option, answered).map(({ label }) => label)).toEqual(["Your answers", "The template’s defaults", "Large"]);
  expect(chosenStart(startsOf(option, {}), "defaults").label).toBe("The template’s defaults");
});
