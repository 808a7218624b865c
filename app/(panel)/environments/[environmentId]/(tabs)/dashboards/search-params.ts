import type { SearchParams } from "@/components/ui/list-state";

const LONGEST_NAME = 255; // of a dashboard in CloudWatch

/** The dashboard that the address names; else the first of the environment's own; null: it has none. */
export function chosenBoard(params: SearchParams, own: readonly string[]): string | null {
  const named = params["dashboard"];
  return typeof named === "string" && named !== "" && named.length <= LONGEST_NAME ? named : (own[0] ?? null);
}
