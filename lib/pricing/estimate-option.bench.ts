import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { bench, describe } from "vitest";

import { parsePlan } from "@/lib/catalog/parse-plan";
import { parseTemplate } from "@/lib/catalog/template";

import { estimateOption } from "./estimate-option";
import { parsePriceBook } from "./price-book";
import usEast1 from "./prices/us-east-1.json";

const ROOT = "cfn-templates";
const prices = parsePriceBook(usEast1);
if (prices.kind === "invalid") throw new Error(prices.why);
const { book } = prices;

// A page asks again at every key stroke: 50 ms are what a person does not notice.
describe("an estimate of each option, with a parameter that differs from the template's", () => {
  for (const system of readdirSync(ROOT)) {
    const plan = parsePlan(readFileSync(path.join(ROOT, system, "plan.yaml"), "utf8"));
    for (const option of plan.kind === "parsed" ? plan.plan.options : []) {
      const template = parseTemplate(readFileSync(path.join(ROOT, system, `${option.key}.yaml`), "utf8"));
      if (template.kind === "parsed") bench(`${system}/${option.key}`, () => void estimateOption({ option, template: template.template, book, parameters: { LogRetentionDays: "7" } }), { iterations: 200 });
    }
  }
});
