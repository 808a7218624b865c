import { expect, test } from "vitest";

import { parseTemplate } from "@/lib/catalog/template";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { parsePriceBook } from "@/lib/pricing/price-book";
import usEast1 from "@/lib/pricing/prices/us-east-1.json";

import { runningBill, type Observation } from "./running-bill";
import { runningParts } from "./running-parts";

const parsed = parseTemplate(`
Resources:
  Server: { Type: AWS::EC2::Instance, Properties: { InstanceType: t3.medium, NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: false }], BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeType: gp3, VolumeSize: 50 } }] } }
  Database: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.t3.medium, Engine: postgres, AllocatedStorage: '100', StorageType: gp3 } }
  Secret: { Type: AWS::SecretsManager::Secret }
  Gateway: { Type: AWS::EC2::NatGateway, Properties: { ConnectivityType: private, SubnetId: subnet-1 } }
`);
if (parsed.kind !== "parsed") throw new Error(JSON.stringify(parsed));
const book = parsePriceBook(usEast1);
if (book.kind !== "parsed") throw new Error(book.why);

const declared = billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" });
const EVERYTHING = ["Server", "Database", "Secret", "Gateway"];

function runs(observed: Record<string, Observation>, inStack: readonly string[] = EVERYTHING) {
  if (book.kind !== "parsed") throw new Error(book.why);
  const { parts, problems } = runningParts(runningBill(declared, new Set(inStack), new Map(Object.entries(observed))), book.book);
  return { problems, rates: Object.fromEntries(parts.map(({ logicalId, charge, usdPerHour }) => [`${logicalId} ${charge}`, Number(usdPerHour)])) };
}

test("what nobody had to look at runs as declared, by the hour", () => {
  const { rates, problems } = runs({});
  expect(problems).toEqual([]);
  expect(rates["Server hours"]).toBeCloseTo(0.0416, 9);
  expect(rates["Server storage"]).toBeCloseTo((50 * 0.08) / 730, 9);
  expect(rates["Database hours"]).toBeCloseTo(0.072, 9);
  expect(rates["Database storage"]).toBeCloseTo((100 * 0.115) / 730, 9);
  expect(rates["Secret hours"] ?? rates["Secret storage"]).toBeCloseTo(0.4 / 730, 8);
  expect(rates["Gateway hours"]).toBeCloseTo(0.045, 9);
});

test("what was changed past the template is priced as it runs", () => {
  const { rates } = runs({ Server: { kind: "running", properties: { InstanceType: "t3.xlarge" } }, Database: { kind: "running", properties: { MultiAZ: true } } });
  expect(rates["Server hours"]).toBeCloseTo(0.1664, 9);
  expect(rates["Database hours"]).toBeCloseTo(0.145, 9);
  expect(rates["Database storage"]).toBeCloseTo((100 * 0.23) / 730, 9);
});

test("what is stopped still pays for what it stores", () => {
  const { rates } = runs({ Server: { kind: "stopped", properties: {} }, Database: { kind: "stopped", properties: {} } });
  expect(rates["Server hours"]).toBeUndefined();
  expect(rates["Database hours"]).toBeUndefined();
  expect(rates["Server storage"]).toBeCloseTo((50 * 0.08) / 730, 9);
  expect(rates["Database storage"]).toBeCloseTo((100 * 0.115) / 730, 9);
});

test("what is gone, or was never made, costs nothing", () => {
  expect(Object.keys(runs({ Gateway: { kind: "gone" } }).rates).filter((name) => name.startsWith("Gateway"))).toEqual([]);
  expect(Object.keys(runs({}, ["Secret"]).rates).every((name) => name.startsWith("Secret"))).toBe(true);
});

test("what could not be looked at counts as declared, and that is said", () => {
  const { rates, problems } = runs({ Server: { kind: "unknown", why: "AWS did not allow ec2:DescribeInstances." } });
  expect(rates["Server hours"]).toBeCloseTo(0.0416, 9);
  expect(problems).toEqual(["Server is counted as declared: AWS did not allow ec2:DescribeInstances."]);
});

test("a type that nobody has a price for is a sentence, and not 0", () => {
  const { rates, problems } = runs({ Server: { kind: "running", properties: { InstanceType: "x9.huge" } } });
  expect(rates["Server hours"]).toBeUndefined();
  expect(problems[0]).toContain("x9.huge");
});
