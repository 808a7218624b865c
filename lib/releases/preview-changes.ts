import { dependencyOrder } from "@/lib/catalog/dependency-order";
import { expectedResourceSeconds, type DurationAction } from "@/lib/catalog/expected-duration";
import { dataPolicy, holdsData } from "@/lib/catalog/holds-data";
import { resourcePhase } from "@/lib/catalog/resource-phase";
import type { Template } from "@/lib/catalog/template";

import type { ResourceChange } from "./preview-view";

/** AWS's own: what the usual durations were measured at. */
export const USUAL_PACE = 1;

/** A change as DescribeChangeSet tells it. */
export type ToldChange = Pick<ResourceChange, "logicalId" | "physicalId" | "resourceType" | "action" | "replacement" | "policyAction" | "details">;

/** A resource that a stack holds now. */
export type HeldResource = { logicalId: string; physicalId: string | null; resourceType: string };

/** Null where the template cannot be read (a foreign one, or of a dialect that AWS added): then nothing is known of order or policies. */
type KnownTemplate = Template | null;

/**
 * A change set's changes in the order in which AWS will work on them, each with its place, phase and usual duration. `pace` is how
 * long this account takes compared with the usual (1: as usual).
 */
export function previewChanges(told: readonly ToldChange[], template: KnownTemplate, pace: number): ResourceChange[] {
  const levels = levelsOf(template);
  const lastLevel = Math.max(0, ...levels.values());
  const changes = told.map((change) => ({
    ...change,
    holdsData: holdsData(change.resourceType),
    // Removals come after everything else, in CloudFormation's clean-up.
    level: change.action === "Remove" ? lastLevel + 1 : (levels.get(change.logicalId) ?? 0),
    expectedSeconds: expectedResourceSeconds(change.resourceType, durationAction(change)) * pace,
    phase: resourcePhase(change.resourceType),
  }));
  return closeGaps(changes);
}

/** What deleting the stack does to each resource, last made first. Without a readable template no policy is known, and none is assumed. */
export function deletionChanges(resources: readonly HeldResource[], template: KnownTemplate, pace: number): ResourceChange[] {
  const levels = levelsOf(template);
  const lastLevel = Math.max(0, ...levels.values());
  const declared = new Map(template?.resources.map((resource) => [resource.logicalId, resource]));
  const changes = resources.map((resource): ResourceChange => {
    const known = declared.get(resource.logicalId);
    const policyAction = known ? dataPolicy(known, "deleted") : null;
    return {
      ...resource,
      action: "Remove",
      replacement: null,
      holdsData: holdsData(resource.resourceType),
      policyAction,
      details: [],
      level: lastLevel - (levels.get(resource.logicalId) ?? 0),
      expectedSeconds: policyAction === "Retain" ? 0 : expectedResourceSeconds(resource.resourceType, "delete") * pace,
      phase: resourcePhase(resource.resourceType),
    };
  });
  return closeGaps(changes);
}

/** Seconds along the longest chain: levels come one after the other, what is on one level side by side. */
export function longestChainSeconds(changes: readonly Pick<ResourceChange, "level" | "expectedSeconds">[]): number {
  const slowest = new Map<number, number>();
  for (const { level, expectedSeconds } of changes) slowest.set(level, Math.max(slowest.get(level) ?? 0, expectedSeconds));
  return [...slowest.values()].reduce((sum, seconds) => sum + seconds, 0);
}

/** The same by the usual durations, whatever pace the changes were reckoned with. */
export const usualChainSeconds = (changes: readonly Pick<ResourceChange, "resourceType" | "action" | "replacement" | "policyAction" | "level">[]): number =>
  longestChainSeconds(changes.map((change) => ({ level: change.level, expectedSeconds: isKept(change) ? 0 : expectedResourceSeconds(change.resourceType, durationAction(change)) })));

const isKept = ({ action, policyAction }: Pick<ResourceChange, "action" | "policyAction">): boolean => action === "Remove" && policyAction === "Retain";

function levelsOf(template: KnownTemplate): Map<string, number> {
  if (!template) return new Map();
  const order = dependencyOrder(template.resources);
  return order.kind === "ordered" ? new Map(order.resources.map(({ logicalId, level }) => [logicalId, level])) : new Map();
}

/** Levels that nothing changes on are left out, so that a chain counts only what happens. */
function closeGaps(changes: ResourceChange[]): ResourceChange[] {
  const ranks = [...new Set(changes.map(({ level }) => level))].sort((a, b) => a - b);
  const rankOf = new Map(ranks.map((level, rank) => [level, rank]));
  return changes
    .map((change) => ({ ...change, level: rankOf.get(change.level) ?? 0 }))
    .sort((a, b) => a.level - b.level || a.logicalId.localeCompare(b.logicalId));
}

function durationAction({ action, replacement }: Pick<ToldChange, "action" | "replacement">): DurationAction {
  switch (action) {
    case "Add":
      return "create";
    case "Remove":
      return "delete";
    case "Import":
      return "import";
    default:
      return replacement === "True" ? "replace" : "update";
  }
}
