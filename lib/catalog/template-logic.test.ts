import { expect, test } from "vitest";

import { type LogicScope, evaluateLogic } from "./template-logic";

const scope: LogicScope = {
  parameters: { Stage: "prod", Count: "2", Zones: "a, b", Empty: "" },
  listParameters: new Set(["Zones"]),
  pseudoParameters: { "AWS::Region": "us-east-1" },
  mappings: { Sizes: { prod: { Big: true, Kind: "large" } } },
  conditions: {
    IsProd: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] },
    Circle: { Condition: "Circle" },
  },
};

const unknown = { "Fn::Equals": [{ Ref: "SomeResource" }, "x"] };
const yes = { "Fn::Equals": ["1", "1"] };
const no = { "Fn::Equals": ["1", "2"] };

test.each<[expression: unknown, truth: boolean | null]>([
  [{ "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, true],
  [{ "Fn::Equals": [{ Ref: "Count" }, 2] }, true],
  [{ "Fn::Equals": [{ Ref: "Empty" }, ""] }, true],
  [{ "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] }, true],
  [{ "Fn::Equals": [{ "Fn::FindInMap": ["Sizes", { Ref: "Stage" }, "Kind"] }, "large"] }, true],
  [{ "Fn::Equals": [{ "Fn::Select": [1, { Ref: "Zones" }] }, "b"] }, true],
  [{ "Fn::Equals": [{ "Fn::Join": ["-", ["x", { Ref: "Stage" }]] }, "x-prod"] }, true],
  [{ "Fn::Equals": [{ "Fn::Select": ["0", { "Fn::Split": ["-", "us-east"] }] }, "us"] }, true],
  [{ "Fn::Contains": [["dev", "prod"], { Ref: "Stage" }] }, true],
  [{ "Fn::Contains": [["dev"], { Ref: "Stage" }] }, false],
  [{ "Fn::EachMemberIn": [{ Ref: "Zones" }, ["a", "b", "c"]] }, true],
  [{ "Fn::EachMemberIn": [{ Ref: "Zones" }, ["a"]] }, false],
  [{ "Fn::EachMemberEquals": [["x", "x"], "x"] }, true],
  [{ Condition: "IsProd" }, true],
  [{ "Fn::Not": [{ Condition: "IsProd" }] }, false],
  [{ "Fn::And": [yes, no] }, false],
  [{ "Fn::Or": [no, yes] }, true],
  // What cannot be told stays untold, except where the rest decides alone.
  [unknown, null],
  [{ "Fn::Not": [unknown] }, null],
  [{ "Fn::And": [unknown, no] }, false],
  [{ "Fn::And": [unknown, yes] }, null],
  [{ "Fn::Or": [unknown, yes] }, true],
  [{ "Fn::Or": [unknown, no] }, null],
  [{ "Fn::Contains": [{ "Fn::RefAll": "AWS::EC2::VPC::Id" }, "vpc-1"] }, null],
  [{ Condition: "NoSuch" }, null],
  [{ Condition: "Circle" }, null],
  ["nonsense", null],
])("%j is %s", (expression, truth) => {
  expect(evaluateLogic(expression, scope)).toBe(truth);
});
