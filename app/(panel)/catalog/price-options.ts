import type { PricedOption } from "@/components/catalog/option-prices";
import { planAgainstList, type PlanAgainstList } from "@/components/cost/plan-against-list";
import type { Actor } from "@/lib/auth/actor";
import type { OptionSummary } from "@/lib/catalog/catalog-views";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import type { PriceBook } from "@/lib/pricing/price-book";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";
import { readPriceBook } from "@/lib/pricing/server/read-price-book";

/** Every plan gives its figures for this region, so list price is told for it too. */
export const PLANS_REGION = "us-east-1";

type OptionPrices = {
  /** In the order of the catalogue; an option that cannot be priced is missing. */
  priced: readonly PricedOption[];
  priceOf: (option: Pick<OptionSummary, "system" | "option">) => PlanAgainstList | undefined;
};

/** List price beside the plan for all options of some systems, with each template's own settings. */
export async function priceOptions(actor: Actor, systems: readonly { title: string; options: readonly OptionSummary[] }[]): Promise<OptionPrices> {
  const book = await readPriceBook({ actor, region: PLANS_REGION });
  const every = systems.flatMap(({ title, options }) => options.map((option) => ({ option, systemTitle: title })));
  const prices = await Promise.all(every.map(({ option }) => book && priceOption(actor, option, book)));
  const priced = every.flatMap((one, index) => {
    const price = prices[index];
    return price ? [{ ...one, price }] : [];
  });
  return { priced, priceOf: (wanted) => priced.find(({ option }) => option.system === wanted.system && option.option === wanted.option)?.price };
}

/** Nine estimates take longer than the rest of the page, and change only with the plan, the template or the prices, each of which is then another object. */
const kept = new WeakMap<object, { template: object; book: PriceBook; price: PlanAgainstList }>();

async function priceOption(actor: Actor, { system, option, planHeadline, planTotal }: OptionSummary, book: PriceBook): Promise<PlanAgainstList | null> {
  const loaded = await loadOptionTemplate({ system, option });
  if (!loaded) return null;
  const known = kept.get(loaded.option);
  if (known && known.template === loaded.template && known.book === book) return known.price;
  const result = await estimateCatalogOption({ actor, system, option, region: book.region });
  if (result.kind !== "estimated") return null;
  const price = planAgainstList(result.estimate, planTotal ?? planHeadline);
  kept.set(loaded.option, { template: loaded.template, book, price });
  return price;
}
