const PARTS: Readonly<Record<string, string>> = { api: "API", processing: "Processing", infrastructure: "Infrastructure" };

/** What a stack's dashboard is called beside its sisters: "pilothouse-harvest-prod-api" is "API"; any other keeps its name. */
export const boardLabel = (name: string): string => PARTS[/-(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? name;
