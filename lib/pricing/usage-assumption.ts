import type { PlanOption } from "@/lib/catalog/plan-schema";
import { selectResources } from "@/lib/catalog/select-resources";
import { USAGE_KEYS, type UsageKey, isUsageKey } from "@/lib/catalog/usage-keys";

import type { BillResource } from "./bill-of-materials";
import { complaintAboutUsage, usageDefault } from "./usage";

/** A quantity that a price is worked out with, and whose it is: the plan's, ours where the plan names none, or a person's. */
export type UsageAssumption = {
  key: UsageKey;
  title: string;
  quantity: number;
  unit: string;
  reason: string;
  source: "plan" | "default" | "asked";
  /** Which resources the plan means; empty for all. */
  selectors: PlanOption["usage"][number]["resources"];
};

/** Untrusted: as it comes from a person or the wire. */
export type AskedUsage = Readonly<Record<string, number>>;

/** One assumption for each key. What a person asks for goes before the plan, the plan before the default. */
export function usageAssumptions(plan: PlanOption["usage"], asked: AskedUsage): ReadonlyMap<UsageKey, UsageAssumption> {
  return new Map(
    USAGE_KEYS.map((key) => {
      const usual = usageDefault(key);
      const planned = plan.find((usage) => usage.key === key);
      const base: UsageAssumption = planned
        ? { key, title: planned.title, quantity: planned.quantity, unit: usual.unit, reason: planned.reason, source: "plan", selectors: planned.resources }
        : { key, title: usual.title, quantity: usual.quantity, unit: usual.unit, reason: usual.reason, source: "default", selectors: [] };
      const own = asked[key];
      return [key, own === undefined ? base : { ...base, quantity: own, source: "asked", reason: "As asked for." }];
    }),
  );
}

/** What is wrong with asked quantities, by key. */
export function complaintsAboutUsage(asked: AskedUsage): { key: string; message: string }[] {
  return Object.entries(asked).flatMap(([key, quantity]) => {
    const message = isUsageKey(key) ? complaintAboutUsage(key, quantity) : `Nothing is priced by the usage "${key}". There are: ${USAGE_KEYS.join(", ")}.`;
    return message === null ? [] : [{ key, message }];
  });
}

/** The part of an assumption that falls to a resource, given all that use the same key. Where the plan names some of them, the others have none. */
export function usageShare({ key, quantity, selectors }: UsageAssumption, resource: BillResource, users: readonly BillResource[]): number {
  const { sharing } = usageDefault(key);
  if (sharing === "rate") return quantity;
  const alike = sharing === "passes-through" ? users.filter(({ type }) => type === resource.type) : users;
  const named = alike.filter((one) => selectors.some((selector) => selectResources(selector, [one.declared]).length > 0));
  const sharers = named.length > 0 ? named : alike;
  return sharers.includes(resource) ? quantity / sharers.length : 0;
}
