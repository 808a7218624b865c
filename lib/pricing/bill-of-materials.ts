import type { TemplateResource } from "@/lib/catalog/template";

import { type PricedTemplate, type StackFacts, resolutionScope } from "./resolution-scope";
import { resolveValue } from "./resolve-value";
import { type PropertyPath, type Resolved, type ResolvedRecord, ResourceReference, unresolvedWithin } from "./resolved-value";

/** A resource that a stack with these parameters has. */
export type BillResource = {
  logicalId: string;
  type: string;
  properties: ResolvedRecord;
  /** Undecided: its condition cannot be told before the launch. */
  presence: "present" | "undecided";
  /** As the template writes it. */
  declared: TemplateResource;
};

export type BillOfMaterials = { resources: readonly BillResource[] };

/** What a stack of this template consists of with these parameters: conditions decided, properties worked out as far as they can be told. */
export function billOfMaterials(template: PricedTemplate, facts: StackFacts): BillOfMaterials {
  const scope = resolutionScope(template, facts);
  const resources: BillResource[] = [];
  for (const declared of template.resources) {
    const { logicalId, type } = declared;
    const isPresent = declared.condition === null ? true : scope.truthOf(declared.condition);
    if (isPresent === false) continue;
    const properties: Record<string, Resolved> = {};
    for (const [name, value] of Object.entries(declared.properties)) {
      const resolved = resolveValue(value, scope);
      if (resolved !== undefined) properties[name] = resolved;
    }
    resources.push({ logicalId, type, properties, presence: isPresent ? "present" : "undecided", declared });
  }
  return { resources };
}

export type UnresolvedValue = PropertyPath & { why: string };

/** Everything in the bill that only AWS can tell. Most of it, such as the names of zones, is of no account for a price. */
export const unresolvedValues = (bill: BillOfMaterials): UnresolvedValue[] =>
  bill.resources.flatMap(({ logicalId, properties }) => unresolvedWithin(properties).map((one) => ({ logicalId, ...one })));

/** The resource of the bill that a property points to; null where it points to none of this stack. */
export function referredResource(bill: BillOfMaterials, value: Resolved | undefined): BillResource | null {
  if (!(value instanceof ResourceReference)) return null;
  return bill.resources.find(({ logicalId }) => logicalId === value.logicalId) ?? null;
}
