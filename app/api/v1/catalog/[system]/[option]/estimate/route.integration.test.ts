import { expect, test } from "vitest";

import { signedIn } from "@/lib/auth/testing/signed-in";
import { callRoute } from "@/lib/http/testing/call-route";
import { estimateSchema } from "@/lib/pricing/estimate-view";
import { priceBookSchema } from "@/lib/pricing/price-book";

import { GET as readPrices } from "../../../../prices/[region]/route";
import { POST as estimate } from "./route";

const ask = async (body: unknown, option = "minimal") => {
  const { cookie } = await signedIn("viewer");
  return callRoute(estimate, { method: "POST", params: { system: "harvest", option }, cookie, body });
};

test("an estimate is answered as its schema says", async () => {
  const { status, body } = await ask({ region: "us-east-1", parameters: { CacheReplicas: 1 }, usage: { requests: 5_000_000 } });
  expect(status).toBe(200);
  const parsed = estimateSchema.parse(body);
  expect(parsed.lines.find(({ key }) => key === "elasticache")?.listUsd).toBe(24.82); // two nodes: 2 × 730 × 0.017
});

test.each<[what: string, body: unknown, code: string, detail: string, paths: string[]]>([
  ["a region without prices", { region: "eu-west-3" }, "unknown-region", "There are no prices for eu-west-3 yet.", []],
  ["wrong parameters and usage", { region: "us-east-1", parameters: { InstanceType: "m9.mega" }, usage: { requests: -1, views: 2 } }, "invalid-parameters", "Nothing was priced", ["parameters.InstanceType", "usage.requests", "usage.views"]],
  ["a quantity that is no number", { region: "us-east-1", usage: { requests: "many" } }, "invalid-input", "", ["usage.requests"]],
])("%s is refused in a sentence, field by field", async (_, asked, code, detail, paths) => {
  const { status, problem, body } = await ask(asked);
  expect([status, problem]).toEqual([422, code]);
  expect(body).toMatchObject({ detail: expect.stringContaining(detail) });
  const problems = typeof body === "object" && body !== null && "problems" in body && Array.isArray(body.problems) ? body.problems : [];
  expect(problems.map((one: { path: string }) => one.path)).toEqual(paths);
});

test("an option that there is not is not found", async () => {
  expect(await ask({ region: "us-east-1" }, "maximal")).toMatchObject({ status: 404, problem: "not-found" });
});

test("the prices of a region are told whole, and of another not at all", async () => {
  const { cookie } = await signedIn("viewer");
  const { status, body } = await callRoute(readPrices, { params: { region: "us-east-1" }, cookie });
  expect(status).toBe(200);
  expect(priceBookSchema.parse(body)).toMatchObject({ region: "us-east-1", broken: [] });
  expect(await callRoute(readPrices, { params: { region: "eu-west-3" }, cookie })).toMatchObject({ status: 404, body: { detail: "There are no prices for eu-west-3 yet." } });
});
