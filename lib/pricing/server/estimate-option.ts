import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";

import { type EstimateResult, estimateOption } from "../estimate-option";
import type { AskedUsage } from "../usage-assumption";
import { loadPriceBook } from "./load-price-book";

export type OptionEstimateResult =
  | EstimateResult
  /** The catalogue has no such option, or its template is broken. */
  | { kind: "unknown-option" }
  | { kind: "no-prices" };

type AskedEstimate = { system: string; option: string; region: string; parameters?: Readonly<Record<string, unknown>>; usage?: AskedUsage; preset?: string };

/** What an option of the catalogue costs at list price in a region. Parameters and usage are untrusted; nothing is stored. */
export async function estimateCatalogOption({ actor, system, option, region, ...asked }: AskedEstimate & { actor: Actor }): Promise<OptionEstimateResult> {
  authorize(actor, "catalog:read");
  const loaded = await loadOptionTemplate({ system, option });
  if (!loaded) return { kind: "unknown-option" };
  const book = await loadPriceBook(region);
  if (!book) return { kind: "no-prices" };
  return estimateOption({ option: loaded.option, template: loaded.template, book, ...asked });
}
