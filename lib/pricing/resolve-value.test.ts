import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";

import { billOfMaterials, unresolvedValues } from "./bill-of-materials";
import { ResourceReference, Unresolved } from "./resolved-value";

const HEAD = `
Parameters:
  Stage: { Type: String, Default: prod }
  Count: { Type: Number, Default: 3 }
  Range: { Type: String, Default: 10.0.0.0/16 }
  Zones: { Type: CommaDelimitedList, Default: "a, b" }
  Nothing: { Type: CommaDelimitedList, Default: "" }
  Ami: { Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, Default: /aws/ami }
  Open: { Type: String }
Mappings:
  Sizes: { prod: { Type: large, Disks: [1, 2] }, dev: { Type: small } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [{ Condition: IsProd }]
  Untold: !Equals [!Ref Ami, ami-1]
Resources:
  Other: { Type: AWS::SNS::Topic }
  Subject:
    Type: AWS::Test::Thing
    Properties:
      Value: `;

function resolved(expression: string) {
  const parsed = parseTemplate(HEAD + expression);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.problems));
  const bill = billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" });
  return bill.resources.find(({ logicalId }) => logicalId === "Subject")?.properties.Value;
}

test.each<[expression: string, value: unknown]>([
  ["!Ref Stage", "prod"],
  ["!Ref Count", "3"],
  ["!Ref Zones", ["a", "b"]],
  ["!Ref Nothing", []],
  ["!Ref AWS::Region", "us-east-1"],
  ["!Sub '${AWS::Partition}.${AWS::URLSuffix}'", "aws.amazonaws.com"],
  ["!Ref AWS::NoValue", undefined],
  ["{ A: !Ref AWS::NoValue, B: [1, !Ref AWS::NoValue, 2] }", { B: [1, 2] }],
  ["!Ref Other", new ResourceReference("Other", null)],
  ["!GetAtt Other.TopicName", new ResourceReference("Other", "TopicName")],
  ["!Sub '${Other.Endpoint.Address}'", new ResourceReference("Other", "Endpoint.Address")],
  ["!Sub '${Stage}-${!Literal}-${Count}'", "prod-${Literal}-3"],
  ["!Sub ['${Stage}-${Extra}', { Extra: !Ref Count }]", "prod-3"],
  ["!Sub ['${Stage}', { Stage: other }]", "other"],
  ["!Join ['-', [a, !Ref Stage, 1]]", "a-prod-1"],
  ["!Join ['/', !Ref Zones]", "a/b"],
  ["!Select [1, !Ref Zones]", "b"],
  ["!Select ['0', [!Ref Other]]", new ResourceReference("Other", null)],
  ["!Split ['.', '10.0.1']", ["10", "0", "1"]],
  ["!If [IsProd, yes, no]", "yes"],
  ["!If [IsDev, { A: 1 }, !Ref AWS::NoValue]", undefined],
  ["!FindInMap [Sizes, !Ref Stage, Type]", "large"],
  ["!FindInMap [Sizes, prod, Disks]", [1, 2]],
  ["{ Fn::FindInMap: [Sizes, none, Type, { DefaultValue: medium }] }", "medium"],
  ["{ Fn::Base64: !Sub 'stage ${Stage} ü' }", btoa("stage prod \u00c3\u00bc")],
  ["!Cidr [!Ref Range, 3, 8]", ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]],
  ["!Select [2, !Cidr [192.168.250.0/16, 256, 8]]", "192.168.2.0/24"],
  ["{ Fn::Length: !Ref Zones }", 2],
  ["{ Fn::ToJsonString: { a: !Ref Count } }", '{"a":"3"}'],
  ["{ Ref: Stage, Beside: 1 }", { Ref: "Stage", Beside: 1 }],
])("%s is worked out", (expression, value) => {
  expect(resolved(expression)).toEqual(value);
});

test.each<[expression: string, why: string]>([
  ["!Ref Open", "the parameter Open has no value"],
  ["!Ref Ami", "Systems Manager"],
  ["!Ref Nowhere", "nothing called Nowhere"],
  ["!Ref AWS::StackName", "the stack's name is known only once the stack is there"],
  ["!Sub 'x-${Other}'", "what Other will be called"],
  ["!Sub '${Open}-x'", "the parameter Open has no value"],
  ["!Join ['-', [a, !GetAtt Other.Name]]", "what Other will be called"],
  ["!Join ['-', !Ref Other]", "no list"],
  ["!Select [5, !Ref Zones]", "the list has no member 5"],
  ["!Select [0, !GetAZs '']", "zones"],
  ["!Split ['.', !Ref Other]", "what Other will be called"],
  ["!If [Untold, 1, 2]", "the condition Untold cannot be told"],
  ["!FindInMap [Sizes, test, Type]", "the mapping Sizes has no Type for test"],
  ["!Cidr [!Ref Range, 300, 8]", "10.0.0.0/16 cannot be cut"],
  ["!ImportValue shared-vpc", "another stack"],
  ["{ Fn::Transform: { Name: X } }", "Fn::Transform is worked out by AWS only"],
  ["'{{resolve:ssm:size:1}}'", "when the stack is made"],
  ["!Sub '{{resolve:secretsmanager:${Stage}:SecretString:size}}'", "when the stack is made"],
])("%s is not guessed", (expression, why) => {
  const value = resolved(expression);
  expect(value).toBeInstanceOf(Unresolved);
  expect(value instanceof Unresolved ? value.why : "").toContain(why);
});

test("a bill leaves out what a condition leaves out, keeps what cannot be told, and names every gap by its path", () => {
  const parsed = parseTemplate(`
Parameters: { Ami: { Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, Default: /aws/ami }, Size: { Type: String } }
Conditions: { Never: !Equals [a, b], Untold: !Equals [!Ref Ami, ami-1] }
Resources:
  Always: { Type: AWS::EC2::Instance, Properties: { ImageId: !Ref Ami, BlockDeviceMappings: [{ Ebs: { VolumeSize: !Ref Size } }] } }
  Gone: { Type: AWS::EC2::EIP, Condition: Never }
  Perhaps: { Type: AWS::EC2::EIP, Condition: Untold }
`);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.problems));
  const bill = billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" });
  expect(bill.resources.map(({ logicalId, presence }) => [logicalId, presence])).toEqual([
    ["Always", "present"],
    ["Perhaps", "undecided"],
  ]);
  expect(unresolvedValues(bill)).toEqual([
    { logicalId: "Always", path: "ImageId", why: "the parameter Ami stands for a value in Systems Manager" },
    { logicalId: "Always", path: "BlockDeviceMappings[0].Ebs.VolumeSize", why: "the parameter Size has no value" },
  ]);
  expect(unresolvedValues(billOfMaterials(parsed.template, { parameters: { Size: "20" }, region: "us-east-1" }))).toHaveLength(1);
});
