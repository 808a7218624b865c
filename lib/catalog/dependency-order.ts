import { intrinsicReferences } from "./intrinsic-references";

export type DependentResource = { logicalId: string; properties: unknown; dependsOn: readonly string[] };

/** Where a resource stands in the order of creation; resources of equal level may be made side by side. */
export type OrderedResource = { logicalId: string; level: number; dependencies: string[] };

export type DependencyOrder =
  | { kind: "ordered"; resources: OrderedResource[] }
  /** These wait for one another in a circle; CloudFormation refuses such a template. */
  | { kind: "circular"; logicalIds: string[] };

/**
 * Order in which CloudFormation makes the resources: one is made after all that it refers to (Ref, GetAtt, Sub) or names in DependsOn.
 * Names that are no resource among those given (parameters, resources left out by a condition) are ignored.
 */
export function dependencyOrder(resources: readonly DependentResource[]): DependencyOrder {
  const known = new Set(resources.map((resource) => resource.logicalId));
  const dependencies = new Map(
    resources.map(({ logicalId, properties, dependsOn }) => {
      const names = new Set([...intrinsicReferences(properties), ...dependsOn]);
      names.delete(logicalId);
      return [logicalId, [...names].filter((name) => known.has(name))];
    }),
  );

  const levels = new Map<string, number>();
  let waiting = [...known];
  while (waiting.length > 0) {
    const ready = waiting.filter((name) => (dependencies.get(name) ?? []).every((dependency) => levels.has(dependency)));
    if (ready.length === 0) return { kind: "circular", logicalIds: waiting };
    const ranks = ready.map((name): [string, number] => [name, Math.max(-1, ...(dependencies.get(name) ?? []).map((dependency) => levels.get(dependency) ?? -1)) + 1]);
    for (const [name, level] of ranks) levels.set(name, level);
    waiting = waiting.filter((name) => !levels.has(name));
  }
  // Sorting is stable: within a level the template's own order stays.
  const ordered = resources.map(({ logicalId }) => ({ logicalId, level: levels.get(logicalId) ?? 0, dependencies: dependencies.get(logicalId) ?? [] }));
  return { kind: "ordered", resources: ordered.toSorted((left, right) => left.level - right.level) };
}
