import { LOAD_UNITS, requestsOf, type Load } from "@/components/catalog/usage-for-load";
import type { SearchParams } from "@/components/ui/list-state";
import { complaintAboutUsage } from "@/lib/pricing/usage";

/** An option with the template's own settings, or with a preset's. */
export type ComparedChoice = { system: string; option: string; preset: string | null };

/** What is compared, and for how many; `load` null: each with its own plan's assumptions. */
export type ComparisonChoice = { options: readonly ComparedChoice[]; load: Load | null };

export const FEWEST = 2;
export const MOST = 4;

/** "agent/single", "agent/single@smaller". */
export const choiceKey = ({ system, option, preset }: ComparedChoice): string => `${system}/${option}${preset === null ? "" : `@${preset}`}`;

/**
 * From an address such as "?options=agent/single@smaller,agent/scaled&for=200-users". What the catalogue does not have is left out; with
 * fewer than two left the page's own choice stands in.
 */
export function parseComparison(params: SearchParams, { known, fallback }: { known: readonly ComparedChoice[]; fallback: readonly ComparedChoice[] }): ComparisonChoice {
  const asked = typeof params["options"] === "string" ? [...new Set(params["options"].split(","))] : [];
  const options = asked.flatMap((key) => known.find((choice) => choiceKey(choice) === key) ?? []).slice(0, MOST);
  return { options: options.length < FEWEST ? fallback.slice(0, MOST) : options, load: parseLoad(params["for"]) };
}

/** "200-users", "4000000-requests"; null for anything else, and for more than anybody means. */
export function parseLoad(text: string | string[] | undefined): Load | null {
  const [, quantity, word] = (typeof text === "string" && /^(\d{1,15})-([a-z]+)$/.exec(text)) || [];
  const unit = LOAD_UNITS.find((known) => known === word);
  if (quantity === undefined || !unit) return null;
  const load = { quantity: Number(quantity), unit };
  return complaintAboutUsage("requests", requestsOf(load)) === null ? load : null;
}

export function comparisonHref(pathname: string, { options, load }: ComparisonChoice): string {
  // Slashes, commas and at signs may stand in a query as they are, and are read more easily so.
  return `${pathname}?options=${options.map(choiceKey).join(",")}${load ? `&for=${load.quantity}-${load.unit}` : ""}`;
}
