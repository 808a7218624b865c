import "server-only";

import { AwsError } from "@/lib/aws/errors";
import { priceListGateway } from "@/lib/aws/price-list";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";

import { priceListProductSchema, type PriceListProduct } from "../price-list-product";
import { isGlobalService, priceListQuestion, type PriceListQuestion } from "../price-list-question";
import type { PriceRow } from "../price-row";
import { refreshedPrices, type RowAnswer } from "../refreshed-prices";
import { selectListPrice } from "../select-list-price";
import { insertPrices, storeReadingFailure } from "./internal/price-book-repository";
import { committedPriceBook, loadPriceBook } from "./load-price-book";

type PriceList = ReturnType<typeof priceListGateway>;

export type RefreshResult = { kind: "refreshed"; changed: number; untold: number } | { kind: "failed"; why: string };

/**
 * Asks Price List, through an account's credentials, for every price that it sells in a region, and keeps the answers as a new reading. Asks
 * nothing of the account itself and costs nothing. All or nothing: an account that is refused or does not answer leaves the prices as they were,
 * and why is kept for the region.
 */
export async function refreshPrices({ region, accountId, now, signal }: Reading): Promise<RefreshResult> {
  const fail = async (why: string): Promise<RefreshResult> => {
    await storeReadingFailure(region, { at: now, accountId, why });
    return { kind: "failed", why };
  };
  try {
    const result = await readAll({ region, accountId, now, signal });
    return result.kind === "failed" ? await fail(result.why) : result;
  } catch (error) {
    if (error instanceof AwsError) return fail(error.message);
    await fail(signal?.aborted ? "It took longer than the worker allows." : "The reading ended by a mistake of the panel’s own; the worker’s log has it.");
    throw error;
  }
}

type Reading = { region: string; accountId: string; now: Date; signal?: AbortSignal };

async function readAll({ region, accountId, now, signal }: Reading): Promise<RefreshResult> {
  const before = await loadPriceBook(region);
  const aws = await openScope({ accountId, region }, { signal });
  const priceList = priceListGateway(await aws.clients.pricing(), aws.read);
  const answers: RowAnswer[] = [];
  for (const row of committedPriceBook().rows) {
    signal?.throwIfAborted();
    answers.push({ row, answer: await ask(priceList, row, region) });
  }
  const readOn = now.toISOString().slice(0, 10);
  const { rows, changes, problems } = refreshedPrices(answers, { before, readOn });
  // The few services that have one price everywhere say nothing of a region.
  if (!rows.some(({ service }) => !isGlobalService(service))) return { kind: "failed", why: `Price List has no prices for ${region}.` };
  await insertPrices(database(), { region, at: now, accountId, version: now.toISOString(), rows, changes, problems });
  return { kind: "refreshed", changed: changes.length, untold: problems.length };
}

async function ask(priceList: PriceList, row: PriceRow, region: string): Promise<RowAnswer["answer"]> {
  const question = priceListQuestion(row, region);
  return question && selectListPrice(await products(priceList, question), row);
}

/** Which of a usage type's spellings a region has is found out by asking. A service that Price List does not know sells nothing. */
async function products(priceList: PriceList, { serviceCode, attributes, usageTypes }: PriceListQuestion): Promise<PriceListProduct[]> {
  const isTold = attributes.some(([field]) => field === "instanceType");
  for (const fields of isTold ? [attributes] : usageTypes.map((usageType) => [...attributes, ["usagetype", usageType] as const])) {
    const found = (await listProducts(priceList, serviceCode, fields)).flatMap((product) => priceListProductSchema.safeParse(product).data ?? []);
    if (found.length > 0) return found;
  }
  return [];
}

async function listProducts(priceList: PriceList, serviceCode: string, fields: readonly (readonly [string, string])[]): Promise<unknown[]> {
  try {
    return await priceList.listProducts(serviceCode, fields);
  } catch (error) {
    if (error instanceof AwsError && error.kind === "not-found") return [];
    throw error;
  }
}
