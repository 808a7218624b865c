import "server-only";

import { createHash } from "node:crypto";

import type { PlanOption } from "@/lib/catalog/plan-schema";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { parseTemplate } from "@/lib/catalog/template";
import { estimateOption } from "@/lib/pricing/estimate-option";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { noPricesFor } from "@/lib/pricing/no-prices";
import type { PriceBook } from "@/lib/pricing/price-book";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import { findReleaseContent } from "./release-price-repository";

/** What a release was priced by; another of either is another price. `book` is null where the region has no prices. */
export type PricingBasis = { option: PlanOption; planHash: string; book: PriceBook | null };

export type ReleaseEstimate = { kind: "priced"; estimate: Estimate; book: PriceBook } | { kind: "unpriced"; why: string };

const NO_BOOK = "none";

/** Null: the catalogue has no such option any more, or its template is broken. */
export async function loadPricingBasis({ system, option, region }: { system: string; option: string; region: string }): Promise<PricingBasis | null> {
  const loaded = await loadOptionTemplate({ system, option });
  if (!loaded) return null;
  const { estimateLines, usage } = loaded.option;
  const planHash = createHash("sha256").update(JSON.stringify({ estimateLines, usage })).digest("hex");
  return { option: loaded.option, planHash, book: await loadPriceBook(region) };
}

export const priceBookVersion = ({ book }: PricingBasis): string => book?.version ?? NO_BOOK;

/** The release's own template and parameters, beside today's plan and at today's list prices. */
export async function priceRelease({ environmentId, release, region }: { environmentId: string; release: number; region: string }, { option, book }: PricingBasis): Promise<ReleaseEstimate> {
  if (!book) return { kind: "unpriced", why: noPricesFor(region) };
  const content = await findReleaseContent(environmentId, release);
  const parsed = content && parseTemplate(content.templateBody);
  if (!content || parsed?.kind !== "parsed") return { kind: "unpriced", why: "The release's template cannot be read." };
  const result = estimateOption({ option, template: parsed.template, book, parameters: content.parameters });
  if (result.kind === "estimated") return { kind: "priced", estimate: result.estimate, book };
  return { kind: "unpriced", why: `The release cannot be priced: ${result.problems.map(({ message }) => message).join(" ")}` };
}
