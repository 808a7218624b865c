import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { parsePlan } from "@/lib/catalog/parse-plan";
import { selectResources } from "@/lib/catalog/select-resources";
import { parseTemplate } from "@/lib/catalog/template";

import { billOfMaterials } from "./bill-of-materials";
import { estimateOption } from "./estimate-option";
import { priceBill } from "./price-bill";
import { COMMITTED_PRICES as book } from "./testing/committed-prices";
import { usageAssumptions } from "./usage-assumption";

const ROOT = "cfn-templates";

const OPTIONS = readdirSync(ROOT).flatMap((system) => {
  const plan = parsePlan(readFileSync(path.join(ROOT, system, "plan.yaml"), "utf8"));
  if (plan.kind === "invalid") throw new Error(JSON.stringify(plan.problems));
  return plan.plan.options.map((option) => {
    const template = parseTemplate(readFileSync(path.join(ROOT, system, `${option.key}.yaml`), "utf8"));
    if (template.kind === "invalid") throw new Error(JSON.stringify(template.problems));
    return { name: `${system}/${option.key}`, option, template: template.template };
  });
});

describe.each(OPTIONS)("$name", ({ option, template }) => {
  test("has a price for everything that a stack with the template's own parameters has", () => {
    const result = estimateOption({ option, template, book });
    if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
    expect(result.estimate.unpriced).toEqual([]);
    expect(result.estimate.totals.isComplete).toBe(true);
    expect(result.estimate.lines.filter(({ optional, listUsd }) => !optional && listUsd === null)).toEqual([]);
  });

  test("can be estimated with each of its presets", () => {
    for (const { key } of option.presets) expect(estimateOption({ option, template, book, preset: key }).kind, key).toBe("estimated");
  });

  test("assumes no usage of a resource at which it is not counted", () => {
    // Conditions of resources aside, and with each preset in turn, so that what an option can have counts as well as what it has.
    const everything = { ...template, resources: template.resources.map((resource) => ({ ...resource, condition: null })) };
    const parts = [{}, ...option.presets.map(({ parameters }) => parameters)].flatMap(
      (parameters) => priceBill(billOfMaterials(everything, { parameters, region: book.region }), usageAssumptions(option.usage, {}), book).parts,
    );
    const misplaced = option.usage.flatMap(({ key, resources }) => {
      const counted = parts.filter(({ dimension }) => dimension.basis === "usage" && dimension.usageKeys.some((used) => used === key)).map(({ resource }) => resource.declared);
      return resources.filter((selector) => selectResources(selector, counted).length === 0).map((selector) => `${key}: ${JSON.stringify(selector)}`);
    });
    expect(misplaced).toEqual([]);
  });
});

/** List price by hand of what the plans' lines are about, with the templates' own parameters. */
test.each<[name: string, expected: Record<string, number>]>([
  [
    "harvest/production",
    {
      fargate: 2 * 730 * (0.5 * 0.04048 + 1 * 0.004445), // two tasks of 0.5 vCPU and 1 GB: 36.0401
      elasticache: 2 * 730 * 0.068, // 99.28
      "ec2-gpu": 730 * 0.526, // g4dn.xlarge: 383.98
      alb: 730 * 0.0225,
      nat: 730 * 0.045, // 32.85
      ecr: 50 * 0.1,
    },
  ],
  ["agent/single", { ec2: 730 * 0.3328, rds: 730 * 0.072 + 50 * 0.115, elasticache: 730 * 0.017 }], // t3.2xlarge: 242.944
  ["agent/scaled", { ec2: 2 * 730 * 0.0832, rds: 730 * 0.072 + 50 * 0.115, elasticache: 730 * 0.017 }], // 2 × t3.large: 121.472
  ["postmagiq/dev", { elasticache: 730 * 0.017, fargate: 730 * (0.5 * 0.04048 + 1 * 0.004445) }],
  ["postmagiq/prod", { rds: 730 * 0.45 + 100 * 0.23, elasticache: 2 * 730 * 0.206 }], // db.r6g.large with a standby: 328.50 + 23.00; 300.76
])("%s comes to list price by hand", (name, expected) => {
  const found = OPTIONS.find((one) => one.name === name);
  const result = found && estimateOption({ ...found, book });
  const lines = result?.kind === "estimated" ? result.estimate.lines : [];
  for (const [key, usd] of Object.entries(expected)) expect(lines.find((line) => line.key === key)?.listUsd, key).toBeCloseTo(usd, 6);
});
