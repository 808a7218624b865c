import { describe, expect, test } from "vitest";

import { parseTemplate } from "./template";

const parsed = (body: string) => {
  const result = parseTemplate(body);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.problems));
  return result.template;
};
const problems = (body: string) => {
  const result = parseTemplate(body);
  return result.kind === "invalid" ? result.problems : [];
};

const BUCKET = "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n";

describe("short forms mean the same as long forms", () => {
  const forms: [short: string, long: unknown][] = [
    ["!Ref Name", { Ref: "Name" }],
    ["!Ref AWS::StackName", { Ref: "AWS::StackName" }],
    ["!GetAtt Db.Endpoint.Address", { "Fn::GetAtt": ["Db", "Endpoint.Address"] }],
    ["!GetAtt [Db, Arn]", { "Fn::GetAtt": ["Db", "Arn"] }],
    ["!Sub '${A}-x'", { "Fn::Sub": "${A}-x" }],
    ["!Sub ['${A}', { A: !Ref B }]", { "Fn::Sub": ["${A}", { A: { Ref: "B" } }] }],
    ["!If [Big, !Ref A, !Ref AWS::NoValue]", { "Fn::If": ["Big", { Ref: "A" }, { Ref: "AWS::NoValue" }] }],
    ["!Select [0, !GetAZs '']", { "Fn::Select": [0, { "Fn::GetAZs": "" }] }],
    ["!Select [1, !Cidr [!Ref Range, 4, 8]]", { "Fn::Select": [1, { "Fn::Cidr": [{ Ref: "Range" }, 4, 8] }] }],
    ["!Not [!Equals [!Ref A, '']]", { "Fn::Not": [{ "Fn::Equals": [{ Ref: "A" }, ""] }] }],
    ["!FindInMap [M, !Ref A, B]", { "Fn::FindInMap": ["M", { Ref: "A" }, "B"] }],
    ["!Base64 text", { "Fn::Base64": "text" }],
    ["!Condition Other", { Condition: "Other" }],
    ["!Transform { Name: 'AWS::Include', Parameters: {} }", { "Fn::Transform": { Name: "AWS::Include", Parameters: {} } }],
  ];
  test.each(forms)("%s", (short, long) => {
    const template = parsed(`${BUCKET}    Properties:\n      Value: ${short}\n`);
    expect(template.resources[0]?.properties).toEqual({ Value: long });
  });
});

test("a template in JSON reads like one in YAML", () => {
  const template = parsed(JSON.stringify({ Resources: { Bucket: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain", DependsOn: "Topic" }, Topic: { Type: "AWS::SNS::Topic" } } }));
  expect(template.resources[0]).toMatchObject({ logicalId: "Bucket", deletionPolicy: "Retain", updateReplacePolicy: null, dependsOn: ["Topic"] });
});

describe("what no template may hold is refused with its place", () => {
  test.each([
    ["a tag that makes objects of the host language", `${BUCKET}    Properties:\n      Value: !!js/function 'function () {}'\n`, 5, /tag/i],
    ["a tag that CloudFormation does not have", `${BUCKET}    Properties:\n      Value: !Exec whoami\n`, 5, /tag/i],
    ["the same key twice", `${BUCKET}  Bucket:\n    Type: AWS::SNS::Topic\n`, 4, /unique/i],
    ["two documents in one file", `${BUCKET}---\n${BUCKET}`, 4, /document/i],
    ["broken YAML", "Resources: [\n", 2, /./],
  ])("%s", (_what, body, line, message) => {
    const [first] = problems(body);
    expect(first).toMatchObject({ line });
    expect(first?.message).toMatch(message);
  });

  test("aliases that would expand to gigabytes", () => {
    const levels = Array.from({ length: 12 }, (_, level) => `  L${level}: &l${level} [${Array.from({ length: 9 }, () => (level === 0 ? "x" : `*l${level - 1}`)).join(", ")}]`);
    expect(problems(`Metadata:\n${levels.join("\n")}\n${BUCKET}`)[0]?.message).toMatch(/aliases/i);
  });

  test("nesting without end, however it is written", () => {
    expect(problems(`Metadata: { a: ${"[".repeat(150)}${"]".repeat(150)} }\n${BUCKET}`)[0]?.message).toMatch(/deep/i);
    expect(problems(`Metadata: { a: ${"[".repeat(60_000)}${"]".repeat(60_000)} }\n${BUCKET}`)[0]?.message).toMatch(/deep/i);
  });

  test("more than CloudFormation takes", () => {
    expect(problems(`${BUCKET}# ${"x".repeat(1_000_001)}`)[0]?.message).toMatch(/larger than 1,000,000 bytes/);
  });

  test.each([
    ["no resources", "Description: nothing\n", 1, 'The file lacks "Resources".'],
    ["a resource without a type", "Resources:\n  Bucket:\n    Properties: {}\n", 3, 'Resources.Bucket lacks "Type".'],
    ["a policy that does not exist", `${BUCKET}    DeletionPolicy: Keep\n`, 4, "Resources.Bucket.DeletionPolicy"],
    ["an unknown attribute of a parameter", `Parameters:\n  A:\n    Type: String\n    Defualt: x\n${BUCKET}`, 4, 'unknown key "Defualt"'],
    ["text instead of a template", "just text", 1, "The file: "],
  ])("%s", (_what, body, line, message) => {
    const [first] = problems(body);
    expect(first).toMatchObject({ line });
    expect(first?.message).toContain(message);
  });
});

test("parameters keep their values as text, their label and their group", () => {
  const template = parsed(`
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups: [{ Label: { default: Sizes }, Parameters: [Count, Missing] }]
    ParameterLabels: { Count: { default: How many } }
Parameters:
  Count: { Type: Number, Default: 2, MinValue: 1, MaxValue: 5, AllowedValues: [1, 2, 5] }
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
  Secret: { Type: String, NoEcho: true }
${BUCKET}`);
  expect(template.parameters[0]).toMatchObject({ name: "Count", label: "How many", default: "2", allowedValues: ["1", "2", "5"], minValue: 1, maxValue: 5 });
  expect(template.parameters[2]).toMatchObject({ noEcho: true, default: null });
  expect(template.parameterGroups).toEqual([
    { label: "Sizes", parameters: ["Count"] },
    { label: "Other settings", parameters: ["Zones", "Secret"] },
  ]);
});

test.each([
  ["nothing with access rights", "Bucket: { Type: AWS::S3::Bucket }", []],
  ["a role that AWS names", "Role: { Type: AWS::IAM::Role }", ["CAPABILITY_IAM"]],
  ["a role with a name", "Role: { Type: AWS::IAM::Role, Properties: { RoleName: mine } }", ["CAPABILITY_NAMED_IAM"]],
])("%s needs %s", (_what, resource, capabilities) => {
  expect(parsed(`Resources: { ${resource} }`).capabilities).toEqual(capabilities);
});

test("a macro needs a capability of its own", () => {
  expect(parsed(`Transform: AWS::Serverless-2016-10-31\nResources: { Role: { Type: AWS::IAM::Role } }`).capabilities).toEqual(["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]);
});
