import { estimateOption } from "@/lib/pricing/estimate-option";
import type { Estimate } from "@/lib/pricing/estimate-view";
import type { PriceBook } from "@/lib/pricing/price-book";
import type { PricingMaterial } from "@/lib/pricing/pricing-material";

export type DraftPrice =
  /** `without`: fields whose present values cannot be used and were taken as they were before anybody changed them. */
  | { kind: "priced"; estimate: Estimate; without: string[] }
  /** The values do not go together: there is no stack to price. */
  | { kind: "refused"; message: string };

type Priced = {
  material: PricingMaterial;
  book: PriceBook;
  values: Readonly<Record<string, string>>;
  usage: Readonly<Record<string, number>>;
};

/** What a draft costs. A value that is still being typed takes away nothing but itself, so that the price stays in sight meanwhile. */
export function priceDraft({ material, book, values, usage }: Priced): DraftPrice {
  const { option, template } = material;
  const first = estimateOption({ option, template, book, parameters: values, usage });
  if (first.kind === "estimated") return { kind: "priced", estimate: first.estimate, without: [] };

  const without = first.problems.map(({ path }) => path);
  const usable = <Value>(kind: string, given: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(given).filter(([key]) => !without.includes(`${kind}.${key}`)));
  const second = estimateOption({ option, template, book, parameters: usable("parameters", values), usage: usable("usage", usage) });
  if (second.kind === "estimated") return { kind: "priced", estimate: second.estimate, without };
  return { kind: "refused", message: second.problems.map(({ message }) => message).join(" ") };
}
