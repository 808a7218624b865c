import { expect, test } from "vitest";

import { applyVariables } from "./apply-variables";
import type { JsonValue } from "./json-value";
import { readVariables } from "./read-variables";
import { safePattern } from "./safe-pattern";

const apply = (variable: JsonValue, properties: JsonValue, asked: Record<string, string> = {}) => {
  const { variables } = readVariables([variable]);
  const { widgets, remarks } = applyVariables([{ type: "metric", properties }], variables, asked);
  const [widget] = widgets;
  return { properties: typeof widget === "object" && widget !== null && "properties" in widget ? widget.properties : null, remarks };
};
const region = { id: "region", type: "property", property: "region", defaultValue: "us-east-1" };

test("a property variable replaces properties of its name wherever they stand", () => {
  expect(apply(region, { region: "eu-west-1", metrics: [["NS", "A", { region: "eu-west-2" }]] }, { region: "ap-south-1" }).properties).toEqual({ region: "ap-south-1", metrics: [["NS", "A", { region: "ap-south-1" }]] });
});

test("it replaces values of a dimension of its name, whatever shorthand the row is written in", () => {
  const instance = { id: "i", type: "property", property: "InstanceId" };
  expect(apply(instance, { metrics: [["NS", "A", "InstanceId", "i-1", "Disk", "a"], ["...", "b"], [".", "B", ".", ".", ".", "."]] }, { i: "i-2" }).properties).toEqual({
    metrics: [["NS", "A", "InstanceId", "i-2", "Disk", "a", {}], ["NS", "A", "InstanceId", "i-2", "Disk", "b", {}], ["NS", "B", "InstanceId", "i-2", "Disk", "b", {}]],
  });
});

test("a row that cannot be read keeps its place, and the others get their value all the same", () => {
  const instance = { id: "i", type: "property", property: "InstanceId" };
  expect(apply(instance, { metrics: [["NS", "A", "InstanceId"], ["NS", "A", "InstanceId", "i-1"], 7, ["...", { stat: "Sum" }]] }, { i: "i-2" }).properties).toEqual({
    metrics: [["NS", "A", "InstanceId"], ["NS", "A", "InstanceId", "i-2", {}], 7, ["NS", "A", "InstanceId", "i-2", { stat: "Sum" }]],
  });
});

test.each([
  ["the default holds where nothing is asked", {}, "us-east-1"],
  ["an empty value leaves the body as it stands", { region: "" }, "eu-west-1"],
  ["a value of another variable means nothing", { other: "x" }, "us-east-1"],
])("%s", (_words, asked: Record<string, string>, value) => expect(apply(region, { region: "eu-west-1" }, asked).properties).toEqual({ region: value }));

test("a pattern variable replaces the text that it finds, and what is put in is text", () => {
  const stage = { id: "stage", type: "pattern", pattern: "prod" };
  expect(apply(stage, { title: "prod queue", query: "SOURCE '/prod/api'" }, { stage: "$& $1" }).properties).toEqual({ title: "$& $1 queue", query: "SOURCE '/$& $1/api'" });
});

test.each([
  ["prod", "a prod b", "a X b", false],
  ["shop-[a-z]+-queue", "shop-prod-queue", "X", false],
  ["i-\\d{4}", "i-1234 and i-99", "X and i-99", false],
  ["api.example.com", "api.example.com", "X", false],
  ["(a+)+$", "(a+)+$ aaaa", "X aaaa", true],
  ["a*b*", "a*b*", "X", true],
  ["a*", "a*", "X", true],
  ["[z-a]", "[z-a]", "X", true],
  ["\\1", "\\1", "X", true],
])("the pattern %s is taken as it can be taken without harm", (pattern, text, replaced, isLiteral) => {
  const safe = safePattern(pattern);
  expect([text.replace(safe.expression, () => "X"), safe.isLiteral]).toEqual([replaced, isLiteral]);
});

test("no repetition goes on without end, so that no pattern keeps the server busy", () => {
  expect(["a*x", "a+x", "a{2,}x", "a{1,999}x"].map((pattern) => safePattern(pattern).expression.source)).toEqual(["a{0,200}x", "a{1,200}x", "a{2,200}x", "a{1,200}x"]);
});

test.each<[string, JsonValue, string]>([
  ["no object", 5, "Variable 1 is left out: it is not an object."],
  ["an id with a space", { id: "a b", property: "x" }, "Variable 1 is left out: it has no id of letters, digits, “-” and “_”."],
  ["nothing to replace", { id: "a", type: "pattern" }, "Variable 1 is left out: it names no pattern to replace."],
])("%s is said", (_words, variable, remark) => expect(readVariables([variable]).remarks).toEqual([remark]));

test("a body that names __proto__ changes nothing but itself", () => {
  const body: JsonValue = JSON.parse('{"__proto__": {"region": "x"}, "region": "y"}');
  apply(region, body, { region: "z" });
  expect(Object.hasOwn(Object.prototype, "region")).toBe(false);
});

test("a short pattern that occurs very often cannot blow the body up", () => {
  const many = { id: "a", type: "pattern", pattern: "a" };
  const { properties, remarks } = apply(many, { title: "a".repeat(10_000) }, { a: "a".repeat(1_024) });
  expect(JSON.stringify(properties).length).toBeLessThan(2_100_000);
  expect(remarks).toEqual(["The variables have more to replace in this body than is done at once; the rest of it is left as it stands."]);
});

test.each([
  ["the first value of a search is found by AWS", { search: "{AWS/EC2,InstanceId}", populateFrom: "InstanceId", defaultValue: "__FIRST" }, { takesFirst: true, defaultValue: null }],
  ["the first of given values is there already", { values: [{ value: "a" }, { value: "b" }], search: "{AWS/EC2,InstanceId}", populateFrom: "InstanceId", defaultValue: "__FIRST" }, { takesFirst: false, defaultValue: "a" }],
  ["a default of its own goes before the search", { search: "{AWS/EC2,InstanceId}", populateFrom: "InstanceId", defaultValue: "i-1" }, { takesFirst: false, defaultValue: "i-1" }],
])("%s", (_words, given, read) => expect(readVariables([{ id: "i", type: "property", property: "InstanceId", ...given }]).variables).toMatchObject([read]));
