import type { Charge } from "@/lib/catalog/plan-costs";
import type { UsageKey } from "@/lib/catalog/usage-keys";

import type { BillOfMaterials, BillResource } from "./bill-of-materials";
import type { FreeTierKey } from "./free-tiers";
import type { Known, Unresolved } from "./resolved-value";

/** What AWS itself counts as a month in prices by the hour: 365 × 24 ÷ 12. */
export const HOURS_PER_MONTH = 730;

/** One number of a multiplication: "2 nodes". `what` says in a few words where it comes from. */
export type Factor = { value: Known<number>; unit: string; what?: string };

export const monthOfHours: Factor = { value: HOURS_PER_MONTH, unit: "h" };

/** The part of an assumption that falls to the resource. */
export type UsageAt = (key: UsageKey) => number;

type Common = {
  charge: Charge;
  title: string;
  sku: Known<string>;
  /** What the product of the factors counts: must be what the price is for. */
  unit: string;
  freeTier?: FreeTierKey;
  /** What may cost more, in a sentence without an amount, because the template does not tell how much. */
  risk?: string;
  /** Other resources of the template that declare this part, for selectors of a plan: the launch template of an instance. */
  alsoOf?: readonly string[];
};

/** One part of a resource that AWS charges for. */
export type Dimension =
  /** Follows from the template alone. */
  | (Common & { basis: "fixed"; factors: readonly Factor[] })
  /** Depends on how much is used. */
  | (Common & { basis: "usage"; usageKeys: readonly UsageKey[]; factors: (usage: UsageAt) => readonly Factor[] });

type Standing = Omit<Common, "charge"> & { charge?: Charge; factors: readonly Factor[] };

/** A part that costs the same whatever is done with it; charged for being there unless it says otherwise. */
export const standing = (part: Standing): Dimension => ({ charge: "hours", ...part, basis: "fixed" });

/** A part that costs by how much of `key` is used; `counted` is what one of it is called. */
export const byUse = ({ key, counted, ...part }: Common & { key: UsageKey; counted: string }): Dimension => ({
  ...part,
  basis: "usage",
  usageKeys: [key],
  factors: (usage) => [{ value: usage(key), unit: counted }],
});

/** A part whose price cannot be told, whatever it is that is counted. */
export const untold = (charge: Charge, title: string, why: Unresolved): Dimension => ({ charge, title, sku: why, unit: "", basis: "fixed", factors: [] });

/** What a resource of some type is charged for. Looks at others of the same bill where the charge depends on them. */
export type PricingRule = (resource: BillResource, bill: BillOfMaterials) => Dimension[];
