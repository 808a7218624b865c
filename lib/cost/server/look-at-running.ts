import "server-only";

import { Big } from "big.js";

import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { parseTemplate } from "@/lib/catalog/template";
import { inTransaction } from "@/lib/db/transaction";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import { runningBill } from "../running-bill";
import { runningParts } from "../running-parts";
import { observeStack } from "./internal/observe/observe-stack";
import { findReleaseContent } from "./internal/release-price-repository";
import { storeLook, type EnvironmentToLookAt } from "./internal/running-cost-repository";

/**
 * Asks AWS what an environment's stack runs and keeps what that costs by the hour, at list price. Reads only; one read of CloudFormation, which
 * waits for its turn, and one to ten of other services. A service that does not answer leaves its part as declared, and the look "partly".
 */
export async function lookAtRunning(environment: EnvironmentToLookAt, { now, signal }: { now: Date; signal?: AbortSignal }): Promise<"looked" | "partly" | "failed"> {
  const { environmentId, accountId, region, stackArn, release } = environment;
  const fail = async (problem: string): Promise<"failed"> => {
    await inTransaction((tx) => storeLook(tx, { environmentId, at: now, outcome: "failed", problems: [problem], usdPerHour: null }, null));
    return "failed";
  };
  const book = await loadPriceBook(region);
  if (!book) return fail(noPricesFor(region));
  const content = await findReleaseContent(environmentId, release);
  const parsed = content && parseTemplate(content.templateBody);
  if (!content || parsed?.kind !== "parsed") return fail("The release's template cannot be read.");

  try {
    const aws = await openScope({ accountId, region }, { priority: "sweep", signal });
    const resources = await (await aws.cloudFormation()).listStackResources(stackArn);
    const observed = await observeStack(resources, aws);
    const physicalIds = new Map(resources.map(({ logicalId, physicalId }) => [logicalId, physicalId ?? ""]));
    const declared = billOfMaterials(parsed.template, { parameters: content.parameters, region });
    const { parts, problems } = runningParts(runningBill(declared, new Set(physicalIds.keys()), observed), book);
    const usdPerHour = parts.reduce((sum, part) => sum.plus(part.usdPerHour), new Big(0)).toFixed();
    const outcome = problems.length === 0 ? "looked" : "partly";
    const withIds = parts.map((part) => ({ ...part, physicalId: physicalIds.get(part.logicalId) ?? "" }));
    await inTransaction((tx) => storeLook(tx, { environmentId, at: now, outcome, problems, usdPerHour }, withIds));
    return outcome;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return fail(error.message);
  }
}
