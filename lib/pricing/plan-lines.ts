import type { EstimateLine, ResourceSelector } from "@/lib/catalog/plan-costs";
import { selectResources } from "@/lib/catalog/select-resources";
import type { TemplateResource } from "@/lib/catalog/template";

import type { PricedPart } from "./price-bill";

/** A line of the plan with the parts of the stack that it stands for. */
export type PlannedParts = {
  line: EstimateLine;
  parts: readonly PricedPart[];
  /** Logical ids that its selectors mean, whether or not the stack has them with these parameters. */
  named: ReadonlySet<string>;
};

/**
 * Gives each part to the line that stands for it. A line that names a charge goes before one that means a whole resource, and among equals
 * the first of the plan: so "data transfer" gets its part although "load balancer" stands above it. No part belongs to two lines.
 */
export function assignToLines(lines: readonly EstimateLine[], parts: readonly PricedPart[], resources: readonly TemplateResource[]): { planned: PlannedParts[]; rest: PricedPart[] } {
  const claims = lines.flatMap((line) => line.resources.map((selector) => ({ line, selector, named: new Set(selectResources(selector, resources).map(({ logicalId }) => logicalId)) })));
  const bySpecificity = [...claims.filter(({ selector }) => selector.charge !== undefined), ...claims.filter(({ selector }) => selector.charge === undefined)];
  const owners = new Map(parts.map((part) => [part, bySpecificity.find((claim) => covers(claim, part))?.line ?? null]));
  return {
    planned: lines.map((line) => ({
      line,
      parts: parts.filter((part) => owners.get(part) === line),
      named: new Set(claims.filter((claim) => claim.line === line).flatMap(({ named }) => [...named])),
    })),
    rest: parts.filter((part) => owners.get(part) === null),
  };
}

function covers({ selector, named }: { selector: ResourceSelector; named: ReadonlySet<string> }, { resource, dimension }: PricedPart): boolean {
  if (selector.charge !== undefined && selector.charge !== dimension.charge) return false;
  return [resource.logicalId, ...(dimension.alsoOf ?? [])].some((logicalId) => named.has(logicalId));
}
