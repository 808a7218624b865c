import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";

import { functionRuntimes } from "./function-runtimes";

const TEMPLATE = `
Parameters:
  Image: { Type: String, Default: "" }
  Name: { Type: AWS::SSM::Parameter::Value<String>, Default: /runtime }
Conditions:
  HasImage: !Not [!Equals [!Ref Image, ""]]
Resources:
  Api: { Type: AWS::Lambda::Function, Properties: { Role: r, Code: {}, PackageType: !If [HasImage, Image, Zip], Runtime: !If [HasImage, !Ref AWS::NoValue, python3.13] } }
  Elsewhere: { Type: AWS::Lambda::Function, Properties: { Role: r, Code: {}, Runtime: !Ref Name } }
  Queue: { Type: AWS::SQS::Queue }
`;

function runtimesWith(parameters: Record<string, string>) {
  const parsed = parseTemplate(TEMPLATE);
  if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
  return functionRuntimes(billOfMaterials(parsed.template, { parameters, region: "us-east-1" }));
}

test("a function has the runtime of its template until a release gives it an image", () => {
  expect(runtimesWith({})[0]).toEqual({ logicalId: "Api", kind: "managed", runtime: "python3.13" });
  expect(runtimesWith({ Image: "example/harvest:1" })[0]).toEqual({ logicalId: "Api", kind: "own-image" });
});

test("a runtime that is written elsewhere is not guessed", () => {
  expect(runtimesWith({})[1]).toMatchObject({ logicalId: "Elsewhere", kind: "could-not-tell", why: expect.stringContaining("Systems Manager") });
});
