import { LOAD_UNITS, requestsOf, type Load } from "@/components/catalog/usage-for-load";
import { leftOutParts, type AddressPart } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { complaintAboutUsage } from "@/lib/pricing/usage";

/** An option with the template's own settings, or with a preset's. */
export type ComparedChoice = { system: string; option: string; preset: string | null };

/** An account and region whose quotas the options are held against. */
export type ComparisonPlace = { accountId: string; region: string };

/** What is compared, and for how many; `load` null: each with its own plan's assumptions. `place` null: the first account's first region. */
export type ComparisonChoice = { options: readonly ComparedChoice[]; load: Load | null; place: ComparisonPlace | null };

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
  return { options: options.length < FEWEST ? fallback.slice(0, MOST) : options, load: parseLoad(params["for"]), place: parsePlace(params["in"]) };
}

/** What of the address is not compared. */
export function leftOutOfComparison(params: SearchParams, { options, load, place }: ComparisonChoice): AddressPart[] {
  const shown = new Set(options.map(choiceKey));
  const asked = typeof params["options"] === "string" ? params["options"].split(",") : [];
  const others = asked.filter((key) => !shown.has(key)).join(",");
  return leftOutParts({ ...params, options: Array.isArray(params["options"]) ? params["options"] : others }, { options: false, for: load !== null, in: place !== null });
}

/** "200-users", "4000000-requests"; null for anything else, and for more than anybody means. */
export function parseLoad(text: string | string[] | undefined): Load | null {
  const [, quantity, word] = (typeof text === "string" && /^(\d{1,15})-([a-z]+)$/.exec(text)) || [];
  const unit = LOAD_UNITS.find((known) => known === word);
  if (quantity === undefined || !unit) return null;
  const load = { quantity: Number(quantity), unit };
  return complaintAboutUsage("requests", requestsOf(load)) === null ? load : null;
}

/** "<account id>.us-east-1"; whether there is such an account is for who shows it to tell. */
function parsePlace(text: string | string[] | undefined): ComparisonPlace | null {
  const [, accountId, region] = (typeof text === "string" && /^([0-9a-f-]{36})\.([a-z0-9-]{1,40})$/.exec(text)) || [];
  return accountId === undefined || region === undefined ? null : { accountId, region };
}

export function comparisonHref(pathname: string, { options, load, place }: ComparisonChoice): string {
  // Slashes, commas and at signs may stand in a query as they are, and are read more easily so.
  return `${pathname}?options=${options.map(choiceKey).join(",")}${load ? `&for=${load.quantity}-${load.unit}` : ""}${place ? `&in=${place.accountId}.${place.region}` : ""}`;
}
