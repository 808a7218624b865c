import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database } from "@/lib/db/transaction";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";

import { viewer } from "../../testing/launch";
import type { OperationEnvironment } from "./operation-record";
import { priceDifference } from "./price-difference";

const OPTION = { system: "harvest", option: "minimal" };
let environment: OperationEnvironment;
let totalUsdMicros: number;

/** An environment that runs release 1; release 2 has a disk of 60 GiB instead of 50. */
beforeAll(async () => {
  const loaded = await loadOptionTemplate(OPTION);
  const estimate = await estimateCatalogOption({ actor: viewer, ...OPTION, region: "us-east-1" });
  if (!loaded || estimate.kind !== "estimated") throw new Error("The catalogue has no harvest/minimal.");
  totalUsdMicros = Math.round(estimate.estimate.totals.listWithUnplannedUsd * 1_000_000);
  const { id: accountId } = await database().accountConnection.create({ data: { name: "Account", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:1" } });
  const data = { name: "one", ...OPTION, stage: "dev", accountId, region: "us-east-1", stackName: "pilothouse-one", createdBy: "test", runningRelease: 1, latestRelease: 2 };
  environment = await database().environment.create({ data });
  const hash = randomUUID();
  await database().templateBody.create({ data: { hash, body: loaded.body, bytes: loaded.bytes } });
  for (const [number, parameters] of [[1, {}], [2, { VolumeSizeGib: "60" }]] as const)
    await database().release.create({ data: { environmentId: environment.id, number, templateHash: hash, parameters, images: [], tags: {}, capabilities: [], note: "", createdBy: "test" } });
});

test("a launch adds what its release costs, and a deletion saves it", async () => {
  expect(await priceDifference({ environment, resolvedTo: "create-stack", release: 1 })).toBe(totalUsdMicros);
  expect(await priceDifference({ environment, resolvedTo: "delete-stack", release: null })).toBe(-totalUsdMicros);
});

test("an update adds the difference to what runs: 10 GB at 0.08 USD, and going back saves it", async () => {
  expect(await priceDifference({ environment, resolvedTo: "update-stack", release: 2 })).toBe(800_000);
  expect(await priceDifference({ environment: { ...environment, runningRelease: 2 }, resolvedTo: "update-stack", release: 1 })).toBe(-800_000);
});

test("where nobody can tell, there is no figure and not 0", async () => {
  expect(await priceDifference({ environment: { ...environment, region: "eu-west-3" }, resolvedTo: "update-stack", release: 2 })).toBeNull();
  expect(await priceDifference({ environment: { ...environment, runningRelease: null }, resolvedTo: "update-stack", release: 2 })).toBeNull();
});
