import type { PricedOption } from "@/components/catalog/option-prices";
import { planAgainstList, type PlanAgainstList } from "@/components/cost/plan-against-list";
import type { Actor } from "@/lib/auth/actor";
import type { OptionSummary } from "@/lib/catalog/catalog-views";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";

/** Every plan gives its figures for this region, so list price is told for it too. */
export const PLANS_REGION = "us-east-1";

type OptionPrices = {
  /** In the order of the catalogue; an option that cannot be priced is missing. */
  priced: readonly PricedOption[];
  priceOf: (option: Pick<OptionSummary, "system" | "option">) => PlanAgainstList | undefined;
};

/** List price beside the plan for all options of some systems, with each template's own settings. */
export async function priceOptions(actor: Actor, systems: readonly { title: string; options: readonly OptionSummary[] }[]): Promise<OptionPrices> {
  const every = systems.flatMap(({ title, options }) => options.map((option) => ({ option, systemTitle: title })));
  const results = await Promise.all(every.map(({ option: { system, option } }) => estimateCatalogOption({ actor, system, option, region: PLANS_REGION })));
  const priced = every.flatMap(({ option, systemTitle }, index) => {
    const result = results[index];
    return result?.kind === "estimated" ? [{ option, systemTitle, price: planAgainstList(result.estimate, option.planTotal ?? option.planHeadline) }] : [];
  });
  return { priced, priceOf: (wanted) => priced.find(({ option }) => option.system === wanted.system && option.option === wanted.option)?.price };
}
