import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { parsePlan } from "@/lib/catalog/parse-plan";
import type { PlanOption } from "@/lib/catalog/plan-schema";
import { type Template, parseTemplate } from "@/lib/catalog/template";

import { type EstimateInput, estimateOption } from "./estimate-option";
import { type Estimate, estimateSchema } from "./estimate-view";
import type { PriceBook } from "./price-book";
import { COMMITTED_PRICES } from "./testing/committed-prices";

function committed(system: string, key: string): { option: PlanOption; template: Template } {
  const template = parseTemplate(readFileSync(`cfn-templates/${system}/${key}.yaml`, "utf8"));
  const plan = parsePlan(readFileSync(`cfn-templates/${system}/plan.yaml`, "utf8"));
  if (template.kind === "invalid" || plan.kind === "invalid") throw new Error(`${system}/${key} cannot be read`);
  const option = plan.plan.options.find((one) => one.key === key);
  if (!option) throw new Error(`no option ${key}`);
  return { option, template: template.template };
}

function estimateOf(input: Omit<EstimateInput, "book"> & { book?: PriceBook }): Estimate {
  const result = estimateOption({ book: COMMITTED_PRICES, ...input });
  if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
  return result.estimate;
}

const rounded = (usd: number): number => Number(usd.toFixed(6));
const lines = ({ lines: all }: Estimate) => Object.fromEntries(all.map(({ key, listUsd }) => [key, listUsd]));

describe("harvest/minimal", () => {
  const harvest = committed("harvest", "minimal");
  const estimate = estimateOf(harvest);

  test("its lines come to list price by hand", () => {
    expect(lines(estimate)).toEqual({
      ec2: rounded(730 * 0.0416), // t3.medium: 30.368
      elasticache: rounded(730 * 0.017), // cache.t3.micro: 12.41
      alb: rounded(730 * 0.0225), // 16.425
      ebs: rounded(50 * 0.08), // gp3: 4.00
    });
    expect(estimate.totals).toMatchObject({ planLowUsd: 62, planHighUsd: 62, listOfPlanLinesUsd: rounded(30.368 + 12.41 + 16.425 + 4), isComplete: true }); // 63.203
  });

  test("each line shows its multiplication, its price with source and date, and that the plan is right", () => {
    expect(estimate.lines[0]).toMatchObject({
      verdict: "within-10-percent",
      cause: null,
      differenceUsd: 0.368,
      differencePercent: 1.2,
      arithmetic: ["EC2 t3.medium, Linux: 1 instance × 730 h × 0.0416 USD/h = 30.368 USD"],
      resources: ["Instance"],
      unitPrices: [{ sku: "ec2.t3.medium.linux.ondemand", unit: "hour", usd: "0.0416", asOf: "2026-10-06", confidence: "high", source: expect.stringContaining("AWS bulk offers of 2026-10-06") }],
    });
    expect(estimate.lines[3]).toMatchObject({ why: "Just what the plan says.", differenceUsd: 0 });
  });

  test("what the plan leaves out stands by itself: addresses, alarms, dashboards, logs, secrets", () => {
    const sumOfType = (type: string, charge: string) => rounded(estimate.unplanned.filter((part) => part.resourceType === type && part.charge === charge).reduce((sum, { listUsd }) => sum + listUsd, 0));
    expect(sumOfType("AWS::CloudWatch::Dashboard", "hours")).toBe(3 * 3);
    expect(sumOfType("AWS::SecretsManager::Secret", "hours")).toBe(2 * 0.4);
    expect(sumOfType("AWS::ElasticLoadBalancingV2::LoadBalancer", "public-addresses")).toBe(rounded(2 * 730 * 0.005)); // 7.30
    expect(sumOfType("AWS::EC2::Instance", "public-addresses")).toBe(rounded(730 * 0.005)); // 3.65
    expect(sumOfType("AWS::Logs::LogGroup", "ingestion")).toBe(2 * 0.5); // 2 GB by the plan
    expect(estimate.totals.listWithUnplannedUsd).toBe(rounded(63.203 + estimate.unplanned.reduce((sum, { listUsd }) => sum + listUsd, 0)));
  });

  test("services add up to the total, and free tiers stand apart", () => {
    expect(rounded(estimate.byService.reduce((sum, { listUsd }) => sum + listUsd, 0))).toBe(estimate.totals.listWithUnplannedUsd);
    expect(estimate.freeTiers.find(({ key }) => key === "dashboards")).toMatchObject({ quantity: 3, worthUsd: 9, words: expect.stringContaining("Not taken off") });
    expect(estimate.freeTiers.find(({ key }) => key === "alarms")).toMatchObject({ quantity: 10, worthUsd: 1 }); // 10 of 12
  });

  test("a larger cache than planned is dearer by its quantity, and the others stay", () => {
    const larger = estimateOf({ ...harvest, parameters: { CacheNodeType: "cache.t3.medium" } });
    expect(larger.lines[1]).toMatchObject({ listUsd: rounded(730 * 0.068), verdict: "under-estimated", cause: "quantity", why: "With the template's own parameters it is 12.41 USD, as planned; with these it is 49.64 USD." });
    expect(larger.lines[0]?.listUsd).toBe(30.368);
  });

  test("an instance type that the book does not know is a sentence, and the total is at least", () => {
    const types = harvest.template.parameters.map((parameter) => (parameter.name === "InstanceType" ? { ...parameter, allowedValues: [...parameter.allowedValues, "m9.mega"] } : parameter));
    const unknown = estimateOf({ ...harvest, template: { ...harvest.template, parameters: types }, parameters: { InstanceType: "m9.mega" } });
    expect(unknown.lines[0]).toMatchObject({ listUsd: null, verdict: "unpriced", differenceUsd: null, why: "EC2 m9.mega, Linux: The price book for us-east-1 of 2026-10-08 has no row ec2.m9.mega.linux.ondemand." });
    expect(unknown.unpriced).toEqual([{ resource: "Instance", resourceType: "AWS::EC2::Instance", why: unknown.lines[0]?.why }]);
    expect(unknown.totals).toMatchObject({ isComplete: false, listOfPlanLinesUsd: rounded(12.41 + 16.425 + 4) });
  });

  test("a broken price is a sentence too", () => {
    const book = { ...COMMITTED_PRICES, rows: COMMITTED_PRICES.rows.filter(({ sku }) => sku !== "alb.hour"), broken: [{ sku: "alb.hour", why: "usd must be a decimal number" }] };
    expect(estimateOf({ ...harvest, book }).lines[2]).toMatchObject({ listUsd: null, why: "Application Load Balancer: The row alb.hour of the price book is broken: usd must be a decimal number." });
  });

  test("a preset lies below single parameters", () => {
    expect(lines(estimateOf({ ...harvest, preset: "larger-model" }))).toMatchObject({ ec2: rounded(730 * 0.1664), ebs: rounded(80 * 0.08) });
    expect(lines(estimateOf({ ...harvest, preset: "larger-model", parameters: { VolumeSizeGib: "100" } }))).toMatchObject({ ec2: rounded(730 * 0.1664), ebs: 8 });
  });

  test("comes back from the wire as it was", () => {
    expect(estimateSchema.parse(JSON.parse(JSON.stringify(estimate)))).toEqual(estimate);
  });
});

describe("prethrift/fargate", () => {
  const prethrift = committed("prethrift", "fargate");
  const estimate = estimateOf(prethrift);

  test("its lines come to list price by hand", () => {
    expect(lines(estimate)).toEqual({
      fargate: rounded(2 * 730 * (1 * 0.04048 + 2 * 0.004445)), // two tasks of 1 vCPU and 2 GB: 72.0802
      rds: rounded(730 * 0.072 + 100 * 0.115), // 52.56 + 11.50, no backup beyond the size of the database
      elasticache: rounded(2 * 730 * 0.068), // 99.28
      alb: rounded(730 * 0.0225 + 50 * 0.008), // 16.425 + 50 unit hours for 50 GB
      s3: rounded(200 * 0.023 + 20 * 0.005 + 1_000 * 0.0004), // 4.60 + 0.10 + 0.40
      cloudwatch: rounded(14 * 0.1 + 3 * 3 + 10 * 0.5 + 5 * 0.03 + 4 * 0.3 + 16 * 0.3), // alarms, dashboards, logs in and kept, metrics of the application and of the bucket
    });
  });

  test("says which lines of the plan hold, and why the others do not", () => {
    expect(estimate.lines.map(({ key, verdict, cause, why }) => [key, verdict, cause, why])).toEqual([
      ["fargate", "within-10-percent", null, "Inside the plan's range."],
      ["rds", "within-10-percent", null, "Inside the plan's range."],
      ["elasticache", "under-estimated", "quantity", "The plan's figure pays for 1 of 2 nodes at list price."],
      ["alb", "over-estimated", "price", "List prices come to Application Load Balancer (16.425 USD), Application Load Balancer capacity units (0.40 USD); the plan counts 20.00 USD for all of it."],
      ["s3", "depends-on-usage", null, "100 % of it depends on how much is used; it is worked out with the assumptions shown."],
      ["cloudwatch", "within-10-percent", null, "Inside the plan's range."],
    ]);
  });

  test("conditions decide what is there: a NAT gateway takes the place of public addresses", () => {
    const withNat = estimateOf({ ...prethrift, parameters: { UseNatGateway: "yes" } });
    expect(withNat.unplanned.filter(({ resource }) => resource === "NatGateway").map(({ title, listUsd }) => [title, listUsd])).toEqual([
      ["NAT gateway", rounded(730 * 0.045)], // 32.85
      ["NAT gateway data", rounded(20 * 0.045)],
      ["Public IPv4 addresses", rounded(730 * 0.005)],
    ]);
    expect(withNat.unplanned.some(({ resource, charge }) => resource === "Service" && charge === "public-addresses")).toBe(false);
    expect(withNat.unplanned.some(({ resource }) => resource === "NatAddress")).toBe(false);
  });

  test("Spot weights, a standby and a class without a price", () => {
    const half = estimateOf({ ...prethrift, parameters: { OnDemandWeight: "1", SpotWeight: "1" } });
    // 1 + (2 − 1) ÷ 2 = 1.5 tasks on demand, half a one on Spot
    expect(lines(half).fargate).toBe(rounded(1.5 * 730 * 0.04048) + rounded(1.5 * 2 * 730 * 0.004445) + rounded(0.5 * 730 * 0.01288871) + rounded(0.5 * 2 * 730 * 0.00141527));
    expect(lines(estimateOf({ ...prethrift, parameters: { DatabaseMultiAz: "true" } })).rds).toBe(rounded(730 * 0.145 + 100 * 0.23)); // 105.85 + 23.00
    expect(estimateOf({ ...prethrift, parameters: { DatabaseInstanceClass: "db.t3.small" } }).lines[1]).toMatchObject({ listUsd: null, verdict: "unpriced", why: expect.stringContaining("rds.postgres.db.t3.small.single_az.ondemand") });
  });

  test("usage comes from the person, else from the plan, else from us, and each says so", () => {
    const asked = estimateOf({ ...prethrift, usage: { "data-out": 500, "secret-calls": 0 } });
    expect(asked.assumptions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: "data-out", quantity: 500, source: "asked", unit: "GB a month" }),
        expect.objectContaining({ key: "s3-storage", quantity: 200, source: "plan", title: "Stored images" }),
        expect.objectContaining({ key: "ecr-storage", quantity: 5, source: "default", reason: expect.stringMatching(/\.$/) }),
      ]),
    );
    expect(lines(asked).alb).toBe(rounded(730 * 0.0225 + 500 * 0.008));
    expect(asked.unplanned.some(({ title }) => title === "Reads of the secret")).toBe(false);
    expect(asked.assumptions.some(({ key }) => key === "dynamodb-reads")).toBe(false);
  });

  test("risks are words without an amount", () => {
    expect(estimate.risks).toEqual(expect.arrayContaining([{ resource: "Service", words: "Scaling may bring it to 4 tasks; what is counted is 2." }]));
  });
});

describe("what is refused", () => {
  const harvest = committed("harvest", "minimal");
  test.each<[what: string, asked: Partial<EstimateInput>, path: string, message: string]>([
    ["a parameter outside its rule", { parameters: { VolumeSizeGib: "1" } }, "parameters.VolumeSizeGib", "Must be"],
    ["a type that the template does not allow", { parameters: { InstanceType: "m9.mega" } }, "parameters.InstanceType", "t3.medium"],
    ["a parameter that the template does not have", { parameters: { Colour: "red" } }, "parameters.Colour", 'no parameter "Colour"'],
    ["parameters that do not go together", { parameters: { LlmProvider: "bedrock", BedrockModelId: "" } }, "parameters", "Bedrock model id"],
    ["a negative quantity", { usage: { requests: -1 } }, "usage.requests", "Requests: cannot be less than 0 requests a month."],
    ["an absurd quantity", { usage: { "data-out": 1e12 } }, "usage.data-out", "more than anybody uses"],
    ["no quantity at all", { usage: { logs: Number.NaN } }, "usage.logs", "must be a number"],
    ["a usage that nothing is priced by", { usage: { pageviews: 5 } }, "usage.pageviews", 'Nothing is priced by the usage "pageviews".'],
    ["a preset that there is not", { preset: "gigantic" }, "preset", "There are: as-planned"],
  ])("%s", (_, asked, path, message) => {
    expect(estimateOption({ ...harvest, book: COMMITTED_PRICES, ...asked })).toEqual({ kind: "refused", problems: [{ path, message: expect.stringContaining(message) }] });
  });

  test("all mistakes are named together", () => {
    const result = estimateOption({ ...harvest, book: COMMITTED_PRICES, preset: "none", parameters: { Colour: "red" }, usage: { logs: -1 } });
    expect(result.kind === "refused" ? result.problems.map(({ path }) => path) : []).toEqual(["preset", "parameters.Colour", "usage.logs"]);
  });
});
