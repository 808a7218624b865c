import { expect, test } from "vitest";

import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

import { changedValues, draftProblems, initialValues } from "./release-draft";

const parameter = (name: string, more: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  label: null,
  type: "String",
  description: null,
  default: null,
  allowedValues: [],
  allowedPattern: null,
  constraintDescription: null,
  minLength: null,
  maxLength: null,
  minValue: null,
  maxValue: null,
  noEcho: false,
  ...more,
});
const definitions = [parameter("Tasks", { type: "Number", maxValue: 10, default: "2" }), parameter("ImageTag", { minLength: 1 }), parameter("Password", { noEcho: true })];

test("a draft starts from the latest release, new settings from the template's default, secrets empty", () => {
  expect(initialValues(definitions, { ImageTag: "v41" })).toEqual({ Tasks: "2", ImageTag: "v41", Password: "" });
});

test("only what differs is sent; an empty secret field keeps the secret", () => {
  const latest = { Tasks: "2", ImageTag: "v41" };
  expect(changedValues(definitions, latest, { Tasks: "2", ImageTag: "v42", Password: "" })).toEqual({ ImageTag: "v42" });
  expect(changedValues(definitions, latest, { Tasks: "2", ImageTag: "v41", Password: "new" })).toEqual({ Password: "new" });
});

test("mistakes are said on their field before anything is sent", () => {
  const { byParameter } = draftProblems(definitions, {}, { Tasks: "11", ImageTag: "", Password: "" });
  expect(Object.keys(byParameter)).toEqual(["Tasks", "ImageTag"]);
  expect(draftProblems(definitions, {}, { Tasks: "3", ImageTag: "v42", Password: "" })).toEqual({ byParameter: {}, general: [] });
});
