import { expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";

import { estimateOption } from "../estimate-option";
import { estimateSchema } from "../estimate-view";
import { priceBookSchema } from "../price-book";
import { pricingMaterialSchema } from "../pricing-material";
import { estimateCatalogOption } from "./estimate-option";
import { readPriceBook } from "./read-price-book";
import { readPricingMaterial } from "./read-pricing-material";

const viewer: Actor = { kind: "token", tokenId: "t", personId: null, name: "reader", role: "viewer" };
const newcomer: Actor = { kind: "person", personId: "p", sessionId: "s", name: "new", role: "admin", mustChangePassword: true };
const minimal = { system: "harvest", option: "minimal" };

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a viewer may ask what an option costs", async () => {
  const result = await estimateCatalogOption({ actor: viewer, ...minimal, region: "us-east-1" });
  expect(result).toMatchObject({ kind: "estimated", estimate: { region: "us-east-1", totals: { planLowUsd: 62, listOfPlanLinesUsd: 63.203 } } });
});

test("a region without prices, and an option that there is not, are answers of their own", async () => {
  expect(await estimateCatalogOption({ actor: viewer, ...minimal, region: "eu-west-3" })).toEqual({ kind: "no-prices" });
  expect(await estimateCatalogOption({ actor: viewer, system: "harvest", option: "maximal", region: "us-east-1" })).toEqual({ kind: "unknown-option" });
  expect(await readPriceBook({ actor: viewer, region: "eu-west-3" })).toBeNull();
  expect(await readPricingMaterial({ actor: viewer, system: "..", option: "minimal" })).toBeNull();
});

// A page prices by itself while one types. If what it fetched priced differently, the figure would jump when the server is asked.
test("a page that prices from what it fetched comes to the server's figures", async () => {
  const material = pricingMaterialSchema.parse(overTheWire(await readPricingMaterial({ actor: viewer, ...minimal })));
  const book = priceBookSchema.parse(overTheWire(await readPriceBook({ actor: viewer, region: "us-east-1" })));
  const asked = { parameters: { InstanceType: "t3.large", CacheReplicas: "1" }, usage: { logs: 20 } };
  const inThePage = estimateOption({ ...material, book, ...asked });
  const onTheServer = await estimateCatalogOption({ actor: viewer, ...minimal, region: "us-east-1", ...asked });
  expect(inThePage).toEqual(onTheServer);
  expect(estimateSchema.parse(onTheServer.kind === "estimated" ? onTheServer.estimate : null)).toBeDefined();
});

test("nobody is told a price before choosing a password of their own", async () => {
  const refused = { code: "password-change-required" };
  await expect(estimateCatalogOption({ actor: newcomer, ...minimal, region: "us-east-1" })).rejects.toMatchObject(refused);
  await expect(readPricingMaterial({ actor: newcomer, ...minimal })).rejects.toMatchObject(refused);
  await expect(readPriceBook({ actor: newcomer, region: "us-east-1" })).rejects.toMatchObject(refused);
});
