import "server-only";

import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { parseTemplate } from "@/lib/catalog/template";
import { database } from "@/lib/db/transaction";
import { type ListPrice, listPrice, listPriceDifference, NO_STACK } from "@/lib/pricing/list-price";
import type { UsdMicros } from "@/lib/pricing/micro-usd";
import type { PriceBook } from "@/lib/pricing/price-book";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import type { OperationRecord } from "./operation-record";
import { findRelease, findTemplateBody } from "./release-repository";

type Usage = Parameters<typeof listPrice>[0]["usage"];

/**
 * What an operation adds to a month at list price, from the release that runs to the one that would; negative where it saves. Null where nobody can
 * tell: no prices for the region, something without a price that comes, goes or changes, or a stack whose release is not known.
 */
export async function priceDifference({ environment, resolvedTo, release }: Pick<OperationRecord, "environment" | "resolvedTo" | "release">): Promise<UsdMicros | null> {
  const book = await loadPriceBook(environment.region);
  if (!book) return null;
  const usage = (await loadOptionTemplate(environment))?.option.usage;
  const priceOf = (number: number | null) => priceOfRelease({ environmentId: environment.id, number, book, usage });
  const before = resolvedTo === "create-stack" ? NO_STACK : await priceOf(environment.runningRelease);
  const after = resolvedTo === "delete-stack" ? NO_STACK : await priceOf(release);
  return before && after && listPriceDifference(before, after);
}

async function priceOfRelease({ environmentId, number, book, usage }: { environmentId: string; number: number | null; book: PriceBook; usage: Usage }): Promise<ListPrice | null> {
  const release = number === null ? null : await findRelease(database(), environmentId, number);
  const parsed = release && parseTemplate(await findTemplateBody(database(), release.templateHash));
  return release && parsed?.kind === "parsed" ? listPrice({ template: parsed.template, parameters: release.parameters, book, usage }) : null;
}
