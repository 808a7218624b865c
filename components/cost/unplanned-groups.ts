import type { UnitPrice, UnplannedPart } from "@/lib/pricing/estimate-view";
import { groupBy } from "@/lib/shared/group-by";

/** Parts of the same kind, such as the alarms of a stack, taken together. */
export type UnplannedGroup = {
  title: string;
  basis: UnplannedPart["basis"];
  /** US dollars a month of all parts, whether or not they are in the total. */
  listUsd: number;
  /** Logical ids. */
  resources: readonly string[];
  /** One multiplication for each part, with its resource where there are several. */
  arithmetic: readonly string[];
  unitPrices: readonly UnitPrice[];
  /** False where it cannot be told before the launch whether the stack will have it. */
  inTotal: boolean;
};

/** What no line of the plan covers, by kind, the dearest first. */
export function groupUnplanned(parts: readonly UnplannedPart[]): UnplannedGroup[] {
  return [...groupBy(parts, ({ title, basis, inTotal }) => `${title} ${basis} ${inTotal}`).values()]
    .flatMap((members) => {
      const [first] = members;
      if (!first) return [];
      const { title, basis, inTotal } = first;
      const prices = new Map(members.flatMap(({ unitPrices }) => unitPrices).map((price) => [price.sku, price]));
      return [
        {
          title,
          basis,
          inTotal,
          listUsd: members.reduce((sum, { listUsd }) => sum + listUsd, 0),
          resources: [...new Set(members.map(({ resource }) => resource))],
          arithmetic: members.map(({ resource, arithmetic }) => (members.length === 1 ? arithmetic : `${resource}: ${arithmetic}`)),
          unitPrices: [...prices.values()],
        },
      ];
    })
    .toSorted((left, right) => right.listUsd - left.listUsd);
}
