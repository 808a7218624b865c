import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { parsePlan } from "@/lib/catalog/parse-plan";
import { parseTemplate } from "@/lib/catalog/template";
import { pricingMaterialSchema } from "@/lib/pricing/pricing-material";
import { COMMITTED_PRICES as book } from "@/lib/pricing/testing/committed-prices";

import { priceDraft } from "./price-draft";

const material = (() => {
  const plan = parsePlan(readFileSync("cfn-templates/prethrift/plan.yaml", "utf8"));
  const template = parseTemplate(readFileSync("cfn-templates/prethrift/fargate.yaml", "utf8"));
  if (plan.kind === "invalid" || template.kind === "invalid") throw new Error("prethrift cannot be read");
  return pricingMaterialSchema.parse({ system: "prethrift", key: "fargate", templateHash: "", option: plan.plan.options[0], template: template.template });
})();

const priceOf = (values: Record<string, string>, usage: Record<string, number> = {}) => {
  const price = priceDraft({ material, book, values, usage });
  return price.kind === "priced" ? { usd: price.estimate.totals.listWithUnplannedUsd, without: price.without } : price;
};

test("a draft has the price of its values", () => {
  expect(priceOf({ DesiredTasks: "4" })).toEqual({ usd: expect.any(Number), without: [] });
  expect(priceOf({ DesiredTasks: "4" })).not.toEqual(priceOf({ DesiredTasks: "2" }));
});

// While "10" is typed there is a moment of "": the price must not vanish and come back.
test("a value that cannot be used yet takes away only itself", () => {
  expect(priceOf({ DesiredTasks: "", DatabaseMultiAz: "true" })).toEqual({ ...priceOf({ DatabaseMultiAz: "true" }), without: ["parameters.DesiredTasks"] });
  expect(priceOf({}, { requests: -1 })).toEqual({ ...priceOf({}), without: ["usage.requests"] });
});

test("values that contradict each other have no price, and say why", () => {
  const rule = { Assertions: [{ Assert: false, AssertDescription: "These do not go together." }] };
  const contradictory = { ...material, template: { ...material.template, rules: { Never: rule } } };
  expect(priceDraft({ material: contradictory, book, values: {}, usage: {} })).toEqual({ kind: "refused", message: "These do not go together." });
});
