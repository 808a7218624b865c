import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";

import { deletionChanges, longestChainSeconds, previewChanges, type ToldChange } from "./preview-changes";

const parsed = parseTemplate(`
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
  Database: { Type: AWS::RDS::DBInstance, DeletionPolicy: Snapshot, DependsOn: Subnet }
  Bucket: { Type: AWS::S3::Bucket, DeletionPolicy: Retain }
`);
if (parsed.kind !== "parsed") throw new Error("the test's template is wrong");
const { template } = parsed;

const add = (logicalId: string, resourceType: string): ToldChange => ({ logicalId, resourceType, physicalId: null, action: "Add", replacement: null, policyAction: null, details: [] });

test("changes come in the order of dependency, with phase and data marked", () => {
  const changes = previewChanges([add("Database", "AWS::RDS::DBInstance"), add("Subnet", "AWS::EC2::Subnet"), add("Vpc", "AWS::EC2::VPC")], template, 1);
  expect(changes.map(({ logicalId, level, holdsData, phase }) => ({ logicalId, level, holdsData, phase }))).toEqual([
    { logicalId: "Vpc", level: 0, holdsData: false, phase: "network" },
    { logicalId: "Subnet", level: 1, holdsData: false, phase: "network" },
    { logicalId: "Database", level: 2, holdsData: true, phase: "state" },
  ]);
});

test("levels without a change are left out, and removals come last", () => {
  const changes = previewChanges([{ ...add("Old", "AWS::S3::Bucket"), action: "Remove" }, add("Database", "AWS::RDS::DBInstance")], template, 1);
  expect(changes.map(({ logicalId, level }) => [logicalId, level])).toEqual([
    ["Database", 0],
    ["Old", 1],
  ]);
});

test("a deletion goes the other way, and says what stays by policy", () => {
  const held = ["Vpc", "Subnet", "Database", "Bucket"].map((logicalId) => ({ logicalId, physicalId: `${logicalId}-1`, resourceType: template.resources.find((resource) => resource.logicalId === logicalId)?.type ?? "" }));
  const changes = deletionChanges(held, template, 1);
  expect(changes.map(({ logicalId }) => logicalId)).toEqual(["Database", "Subnet", "Bucket", "Vpc"]);
  expect(changes.find(({ logicalId }) => logicalId === "Database")?.policyAction).toBe("Snapshot");
  expect(changes.find(({ logicalId }) => logicalId === "Bucket")).toMatchObject({ policyAction: "Retain", expectedSeconds: 0 });
});

test("without a readable template no policy is assumed", () => {
  expect(deletionChanges([{ logicalId: "Bucket", physicalId: null, resourceType: "AWS::S3::Bucket" }], null, 1)[0]?.policyAction).toBeNull();
});

test("an account that is twenty times quicker is expected to be", () => {
  const seconds = (pace: number) => longestChainSeconds(previewChanges([add("Vpc", "AWS::EC2::VPC"), add("Database", "AWS::RDS::DBInstance")], template, pace));
  expect(seconds(1 / 20)).toBeCloseTo(seconds(1) / 20);
});

test("what happens side by side is waited for once", () => {
  expect(longestChainSeconds([{ level: 0, expectedSeconds: 10 }, { level: 0, expectedSeconds: 4 }, { level: 1, expectedSeconds: 5 }])).toBe(15);
});
