import { expect, test } from "vitest";

import { dependencyOrder } from "./dependency-order";
import { intrinsicReferences } from "./intrinsic-references";

test("references are found wherever they hide, pseudo parameters and literals are not", () => {
  const value = {
    a: { Ref: "One" },
    b: [{ "Fn::GetAtt": ["Two", "Arn"] }, { "Fn::GetAtt": "Three.Arn" }],
    c: { "Fn::Sub": "${Four}-${Five.Arn}-${AWS::Region}-${!Literal}" },
    d: { "Fn::Sub": ["${Bound} ${Six}", { Bound: { Ref: "Seven" } }] },
    e: { "Fn::If": ["Condition", { Ref: "Eight" }, { Ref: "AWS::NoValue" }] },
  };
  expect(intrinsicReferences(value).toSorted()).toEqual(["Eight", "Five", "Four", "One", "Seven", "Six", "Three", "Two"]);
});

test("resources stand in levels: each after all that it refers to or depends on", () => {
  const order = dependencyOrder([
    { logicalId: "Service", properties: { Cluster: { Ref: "Cluster" }, Image: { Ref: "ImageParameter" } }, dependsOn: ["Listener"] },
    { logicalId: "Listener", properties: { LoadBalancerArn: { Ref: "LoadBalancer" } }, dependsOn: [] },
    { logicalId: "LoadBalancer", properties: {}, dependsOn: [] },
    { logicalId: "Cluster", properties: {}, dependsOn: ["LeftOutByItsCondition"] },
  ]);
  expect(order).toEqual({
    kind: "ordered",
    resources: [
      { logicalId: "LoadBalancer", level: 0, dependencies: [] },
      { logicalId: "Cluster", level: 0, dependencies: [] },
      { logicalId: "Listener", level: 1, dependencies: ["LoadBalancer"] },
      { logicalId: "Service", level: 2, dependencies: ["Cluster", "Listener"] },
    ],
  });
});

test("a circle is named, not followed for ever", () => {
  const order = dependencyOrder([
    { logicalId: "Free", properties: {}, dependsOn: [] },
    { logicalId: "A", properties: { B: { Ref: "B" } }, dependsOn: [] },
    { logicalId: "B", properties: {}, dependsOn: ["A"] },
  ]);
  expect(order).toEqual({ kind: "circular", logicalIds: ["A", "B"] });
});
