import { describe, expect, test } from "vitest";

import { parseTemplate } from "./template";
import type { ParameterDefinition } from "./template-parameters";
import { validateParameters } from "./validate-parameters";

const definition = (over: Partial<ParameterDefinition>): ParameterDefinition => ({
  name: "P",
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

const complaint = (over: Partial<ParameterDefinition>, value: unknown): string | null => {
  const result = validateParameters([definition(over)], {}, { P: value });
  return result.kind === "valid" ? null : (result.problems[0]?.message ?? "");
};

test.each<[what: string, over: Partial<ParameterDefinition>, value: unknown, says: RegExp | null]>([
  ["any text is text", {}, "söme téxt", null],
  ["a number may come as a number", { type: "Number" }, 5, null],
  ["a boolean may come as one", { allowedValues: ["true", "false"] }, true, null],
  ["a list may come as one", { type: "CommaDelimitedList" }, ["a", "b"], null],
  ["an object is no value", {}, { a: 1 }, /must be text/i],
  ["null is no value", {}, null, /must be text/i],
  ["not-a-number is no value", { type: "Number" }, Number.NaN, /must be text/i],
  ["words are no number", { type: "Number" }, "five", /must be a number/i],
  ["empty is no number", { type: "Number" }, "", /must be a number/i],
  ["a number may have an exponent", { type: "Number" }, "1e3", null],
  ["below the least", { type: "Number", minValue: 1 }, "0", /at least 1/],
  ["above the most", { type: "Number", maxValue: 5 }, "5.5", /at most 5/],
  ["too short", { minLength: 3 }, "ab", /at least 3 characters; it has 2/],
  ["too long", { maxLength: 3 }, "abcd", /at most 3 characters; it has 4/],
  ["length counts characters, not halves of them", { maxLength: 2 }, "👍👍", null],
  ["outside the allowed", { allowedValues: ["a", "b"] }, "c", /one of a, b/],
  ["the template's own words come first", { allowedValues: ["a"], constraintDescription: "choose a" }, "c", /^Choose a\.$/],
  ["a pattern is about the whole value", { allowedPattern: "[a-z]+" }, "abc1", /match \[a-z\]\+/],
  ["a pattern with alternatives too", { allowedPattern: "a|b" }, "ab", /match/],
  ["a pattern that fits", { allowedPattern: "[a-z]+" }, "abc", null],
  ["a pattern of Java's that JavaScript lacks is left to AWS", { allowedPattern: "(?i)[a-z]+" }, "???", null],
  ["each member of a list is checked", { type: "List<Number>" }, "1,x", /"x": Must be a number/],
  ["each member has to be allowed", { type: "CommaDelimitedList", allowedValues: ["a", "b"] }, "a, c", /"c"/],
  ["4,096 bytes are the limit", {}, "x".repeat(4_096), null],
  ["one more is refused, in bytes and not letters", {}, "é".repeat(2_049), /4,096 bytes; it has 4,098/],
  ["the mask of a hidden value is not the value", { noEcho: true }, "****", /mask/],
  ["four asterisks are fine where nothing is hidden", {}, "****", null],
  ["control characters", {}, "a\u0000b", /control characters/],
  ["an id of the wrong kind", { type: "AWS::EC2::VPC::Id" }, "subnet-12345678", /vpc-/],
  ["an id of the right kind", { type: "AWS::EC2::VPC::Id" }, "vpc-0123456789abcdef0", null],
  ["a list of ids", { type: "List<AWS::EC2::Subnet::Id>" }, "subnet-12345678,vpc-12345678", /subnet-/],
  ["the name of a parameter that holds the value", { type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" }, "/aws/service/ami", null],
  ["an image id where a parameter's name belongs", { type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" }, "not a name", /Systems Manager/],
  ["a type that does not exist", { type: "Text" }, "x", /type Text/],
])("%s", (_what, over, value, says) => {
  const said = complaint(over, value);
  if (says === null) expect(said).toBeNull();
  else expect(said).toMatch(says);
});

test("defaults fill in what is not given, and all come back as text", () => {
  const result = validateParameters([definition({ name: "A", default: "1" }), definition({ name: "B", type: "Number" })], {}, { B: 7 });
  expect(result).toEqual({ kind: "valid", values: { A: "1", B: "7" }, uncheckedRules: [] });
});

test("all that is wrong is said at once, also what the template does not have or needs", () => {
  const result = validateParameters([definition({ name: "A" }), definition({ name: "B", type: "Number", default: "1" })], {}, { B: "x", Zz: "1", __proto__: "y" });
  expect(result).toMatchObject({ kind: "invalid" });
  if (result.kind === "invalid") expect(result.problems.map((problem) => problem.parameter)).toEqual(["Zz", "A", "B"]);
});

describe("rules", () => {
  const read = parseTemplate(`
Parameters:
  Stage: { Type: String, Default: dev }
  Size: { Type: String, Default: small }
  Networks: { Type: CommaDelimitedList, Default: 'a,b' }
Rules:
  ProdIsLarge:
    RuleCondition: !Equals [!Ref Stage, prod]
    Assertions:
      - Assert: !Not [!Equals [!Ref Size, small]]
        AssertDescription: Production needs a larger size.
      - Assert: { 'Fn::EachMemberIn': [!Ref Networks, [a, b]] }
  InAccount:
    Assertions:
      - Assert: { 'Fn::EachMemberIn': [{ 'Fn::ValueOfAll': ['AWS::EC2::Subnet::Id', VpcId] }, { 'Fn::RefAll': 'AWS::EC2::VPC::Id' }] }
Resources: { Topic: { Type: AWS::SNS::Topic } }
`);
  if (read.kind === "invalid") throw new Error("the example is broken");
  const check = (given: Record<string, unknown>) => validateParameters(read.template.parameters, read.template.rules, given);

  test("a rule whose condition does not apply asks nothing", () => {
    expect(check({ Size: "small", Networks: "z" })).toMatchObject({ kind: "valid" });
  });
  test("a rule that applies speaks in its own words, and for itself where it has none", () => {
    const result = check({ Stage: "prod", Networks: "a,z" });
    expect(result).toEqual({
      kind: "invalid",
      problems: [
        { parameter: null, message: "Production needs a larger size." },
        { parameter: null, message: "The rule ProdIsLarge of the template does not hold." },
      ],
    });
  });
  test("a rule that looks into the account is left to AWS, and said to be", () => {
    expect(check({ Stage: "prod", Size: "large" })).toMatchObject({ kind: "valid", uncheckedRules: ["InAccount"] });
  });
});
