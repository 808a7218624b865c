import { z } from "zod";

import durations from "./resource-durations.json";

const SECONDS = z.record(z.string(), z.tuple([z.number().nonnegative(), z.number().nonnegative()])).parse(durations.seconds);

/** A type without figures is taken for a small one, as most of the table's are. */
const UNKNOWN_SECONDS = 5;
/** Creating a resource takes a request and a look back at the least, whatever the table says. */
const LEAST_SECONDS = 1;

export type DurationAction = "create" | "update" | "replace" | "delete" | "import" | "none";

/** Seconds that AWS usually takes for one resource. Source: resource-durations.json; a delete is a third of the create. */
export function expectedResourceSeconds(resourceType: string, action: DurationAction): number {
  const [create, update] = SECONDS[resourceType] ?? [UNKNOWN_SECONDS, UNKNOWN_SECONDS];
  switch (action) {
    case "create":
    // The old one is deleted in the clean-up afterwards, which nothing waits for.
    case "replace":
      return Math.max(LEAST_SECONDS, create);
    case "update":
      return Math.max(LEAST_SECONDS, update);
    case "delete":
      return Math.max(LEAST_SECONDS, Math.round(create / 3));
    case "import":
      return LEAST_SECONDS;
    case "none":
      return 0;
  }
}

export type TimedChange = {
  logicalId: string;
  resourceType: string;
  action: DurationAction;
  /** What it waits for; names that are not among the changes are ignored. */
  dependencies: readonly string[];
};

/**
 * Seconds along the longest chain of dependency, which is what a person waits: CloudFormation works on independent resources side by
 * side. Deletes run against the arrows, so a chain of them is as long as the same chain of creates would be.
 */
export function expectedSeconds(changes: readonly TimedChange[]): number {
  const byName = new Map(changes.map((change) => [change.logicalId, change]));
  const finished = new Map<string, number>();
  const open = new Set<string>();

  const finishOf = (change: TimedChange): number => {
    const known = finished.get(change.logicalId);
    if (known !== undefined) return known;
    // A circle cannot run at all; counting each of its members once keeps the answer finite.
    if (open.has(change.logicalId)) return 0;
    open.add(change.logicalId);
    const waits = change.dependencies.map((name) => byName.get(name)).filter((found) => found !== undefined).map(finishOf);
    const finish = Math.max(0, ...waits) + expectedResourceSeconds(change.resourceType, change.action);
    open.delete(change.logicalId);
    finished.set(change.logicalId, finish);
    return finish;
  };
  return Math.max(0, ...changes.map(finishOf));
}
