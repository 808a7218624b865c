import type { ResourceChange } from "@/lib/releases/preview-view";

/** One property of a resource that changes: everything that causes it, and whether the resource has to be made anew for it. */
export type PropertyChange = { path: string; before: string | null; after: string | null; causes: string[]; replaces: "yes" | "perhaps" | "no" };

/**
 * A change's details by property: AWS repeats a property for each parameter that reaches it. While AWS calls a replacement conditional,
 * no property forces one yet, whatever changing it would do: its new value is only known when it runs.
 */
export function propertyChanges({ replacement, details }: Pick<ResourceChange, "replacement" | "details">): PropertyChange[] {
  const byPath = new Map<string, PropertyChange>();
  for (const { path, before, after, causedBy, requiresRecreation } of details) {
    const known = byPath.get(path) ?? { path, before: null, after: null, causes: [], replaces: "no" };
    const here = requiresRecreation === "Always" ? (replacement === "True" ? "yes" : "perhaps") : requiresRecreation === "Conditionally" ? "perhaps" : "no";
    byPath.set(path, {
      path,
      before: known.before ?? before,
      after: known.after ?? after,
      causes: causedBy === null || known.causes.includes(causedBy) ? known.causes : [...known.causes, causedBy],
      replaces: STRENGTH[here] > STRENGTH[known.replaces] ? here : known.replaces,
    });
  }
  return [...byPath.values()];
}

const STRENGTH = { no: 0, perhaps: 1, yes: 2 } as const;
