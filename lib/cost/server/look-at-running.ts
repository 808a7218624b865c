import "server-only";

import { Big } from "big.js";
import { differenceInHours } from "date-fns";

import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { parseTemplate } from "@/lib/catalog/template";
import { inTransaction } from "@/lib/db/transaction";
import { type BillOfMaterials, billOfMaterials } from "@/lib/pricing/bill-of-materials";
import { noPricesFor } from "@/lib/pricing/no-prices";
import type { PriceBook } from "@/lib/pricing/price-book";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import { runningBill } from "../running-bill";
import { runningParts } from "../running-parts";
import { measurableParts, type UsagePart } from "../usage-parts";
import { measureUsage } from "./internal/measure-usage";
import { observeStack } from "./internal/observe/observe-stack";
import { findReleaseContent } from "./internal/release-price-repository";
import { findKeptUsage, storeLook, type EnvironmentToLookAt } from "./internal/running-cost-repository";

const HOURS_BETWEEN_MEASURES = 6; // each asks for some twenty metrics, at 0.01 USD for a thousand

/**
 * Asks AWS what an environment's stack runs and keeps what that costs by the hour, at list price. Reads only; one read of CloudFormation, which
 * waits for its turn, one to ten of other services, and every six hours one or two of CloudWatch for what is paid by use. A service that does not answer leaves its part as declared, and the look "partly".
 */
export async function lookAtRunning(environment: EnvironmentToLookAt, { now, signal }: { now: Date; signal?: AbortSignal }): Promise<"looked" | "partly" | "failed"> {
  const { environmentId, accountId, region, stackArn, release } = environment;
  const fail = async (problem: string): Promise<"failed"> => {
    await inTransaction((tx) => storeLook(tx, { environmentId, at: now, outcome: "failed", problems: [problem], usdPerHour: null, usageAt: null }, null));
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
    const running = runningBill(declared, new Set(physicalIds.keys()), observed);
    const standing = runningParts(running, book);
    const parts = standing.parts.map((part) => ({ ...part, physicalId: physicalIds.get(part.logicalId) ?? "" }));
    const usage = await usageOf(environment, { bill: running.bill, physicalIds, book, now, signal });
    const problems = [...standing.problems, ...usage.problems];
    const usdPerHour = [...parts, ...usage.parts].reduce((sum, part) => sum.plus(part.usdPerHour ?? 0), new Big(0)).toFixed();
    const outcome = problems.length === 0 ? "looked" : "partly";
    await inTransaction((tx) => storeLook(tx, { environmentId, at: now, outcome, problems, usdPerHour, usageAt: usage.measuredAt }, { standing: parts, usage: usage.measuredAt ? usage.parts : null }));
    return outcome;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return fail(error.message);
  }
}

type UsageInput = { bill: BillOfMaterials; physicalIds: ReadonlyMap<string, string>; book: PriceBook; now: Date; signal?: AbortSignal };
type Usage = { parts: readonly { usdPerHour: string | null }[]; problems: string[] };

/** What is paid by use: as it was measured within the last six hours, or measured anew. Where that fails, the last measure stays. */
async function usageOf({ environmentId, accountId, region }: EnvironmentToLookAt, { bill, physicalIds, book, now, signal }: UsageInput): Promise<Usage & ({ measuredAt: null } | { measuredAt: Date; parts: readonly UsagePart[] })> {
  const kept = await findKeptUsage(environmentId);
  if (kept.at !== null && differenceInHours(now, kept.at) < HOURS_BETWEEN_MEASURES) return { parts: kept.parts, problems: [], measuredAt: null };
  try {
    const parts = await measureUsage({ scope: { accountId, region }, parts: measurableParts(bill, physicalIds), book, now, signal });
    return { parts, problems: [], measuredAt: now };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { parts: kept.parts, problems: [`What is paid by use was not measured: ${error.message}`], measuredAt: null };
  }
}
