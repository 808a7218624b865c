import type { BillOfMaterials } from "@/lib/pricing/bill-of-materials";
import type { ResolvedRecord } from "@/lib/pricing/resolved-value";

/**
 * What AWS says of one resource of a stack. `properties` are those in which what runs can differ from what the template declares, in the
 * template's own names. Stopped: nothing is charged by the hour, what it stores still is. Unknown: nobody could tell.
 */
export type Observation =
  | { kind: "running"; properties: ResolvedRecord }
  | { kind: "stopped"; properties: ResolvedRecord }
  | { kind: "gone" }
  | { kind: "unknown"; why: string };

export type RunningBill = {
  bill: BillOfMaterials;
  stopped: ReadonlySet<string>;
  /** Sentences. */
  problems: string[];
};

/**
 * The declared bill as it runs: without what the stack does not have or AWS no longer knows, and with what was observed in the place of what was
 * declared. Resources that nobody needs to look at (a secret is there or it is not) count as declared, and so do those that could not be looked
 * at, which is said.
 */
export function runningBill(declared: BillOfMaterials, inStack: ReadonlySet<string>, observed: ReadonlyMap<string, Observation>): RunningBill {
  const stopped = new Set<string>();
  const problems: string[] = [];
  const resources = declared.resources.flatMap((resource) => {
    if (!inStack.has(resource.logicalId)) return [];
    const observation = observed.get(resource.logicalId);
    switch (observation?.kind) {
      case undefined:
        return [{ ...resource, presence: "present" as const }];
      case "gone":
        return [];
      case "unknown":
        problems.push(`${resource.logicalId} is counted as declared: ${observation.why}`);
        return [{ ...resource, presence: "present" as const }];
      case "stopped":
        stopped.add(resource.logicalId);
        return [{ ...resource, presence: "present" as const, properties: { ...resource.properties, ...observation.properties } }];
      case "running":
        return [{ ...resource, presence: "present" as const, properties: { ...resource.properties, ...observation.properties } }];
    }
  });
  return { bill: { resources }, stopped, problems };
}
