import { expect, test } from "vitest";

import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

import { controlFor, describeNetwork, limitsInWords, listToValue } from "./parameter-control";

const definition = (over: Partial<ParameterDefinition>): ParameterDefinition => ({
  name: "Thing",
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
  ...over,
});

test.each<[string, Partial<ParameterDefinition>, string]>([
  ["plain text", {}, "text"],
  ["allowed values", { allowedValues: ["a", "b"] }, "choice"],
  ["true or false", { allowedValues: ["true", "false"] }, "switch"],
  ["three values of which two are true and false", { allowedValues: ["true", "false", "auto"] }, "choice"],
  ["a number", { type: "Number" }, "number"],
  ["a list", { type: "CommaDelimitedList" }, "list"],
  ["a list of subnets", { type: "List<AWS::EC2::Subnet::Id>" }, "list"],
  ["a network", { name: "AllowedCidr" }, "network"],
  ["a secret, whatever else it is", { noEcho: true, type: "Number" }, "secret"],
])("%s is asked for by the control that suits it", (_words, over, kind) => {
  expect(controlFor(definition(over), false).kind).toBe(kind);
});

// CloudFormation compares allowed values letter by letter: a switch that sent "true" for "True" would be refused.
test("a switch keeps the template's spelling", () => {
  expect(controlFor(definition({ allowedValues: ["False", "True"] }), false)).toEqual({ kind: "switch", on: "True", off: "False" });
});

test.each([
  ["10.0.0.0/16", { addresses: 65_536, openToAll: false }],
  ["0.0.0.0/0", { addresses: 4_294_967_296, openToAll: true }],
  ["10.0.0.0/33", null],
  ["10.0.0.256/16", null],
  ["10.0.0.0", null],
])("the network %s is described as %j", (value, expected) => {
  expect(describeNetwork(value)).toEqual(expected);
});

test("limits are said in words", () => {
  expect(limitsInWords(definition({ type: "Number", minValue: 1, maxValue: 10 }))).toBe("1 to 10.");
  expect(limitsInWords(definition({ minLength: 8 }))).toBe("At least 8 characters.");
  expect(limitsInWords(definition({ allowedValues: ["a"], maxLength: 3 }))).toBe("");
});

test("a list may be typed by line or by comma", () => {
  expect(listToValue(" a\n\nb , c,")).toBe("a,b,c");
});
