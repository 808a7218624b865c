const PARTS: Readonly<Record<string, string>> = { api: "API", processing: "Processing", infrastructure: "Infrastructure" };
const ORDER = Object.keys(PARTS);

const partOf = (name: string): string | null => /-(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? null;

/** What a stack's dashboard is called beside its sisters: "pilothouse-harvest-prod-api" is "API"; any other keeps its name. */
export const boardLabel = (name: string): string => PARTS[partOf(name) ?? ""] ?? name;

/** A stack's dashboards in the order in which a person looks at them: what users feel, what is worked off, what it runs on, the rest. */
export const inLookingOrder = (names: readonly string[]): string[] => {
  const place = (name: string) => {
    const index = ORDER.indexOf(partOf(name) ?? "");
    return index === -1 ? ORDER.length : index;
  };
  return names.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b, "en"));
};
