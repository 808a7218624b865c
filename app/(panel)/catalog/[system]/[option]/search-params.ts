import { leftOutParts, type AddressPart } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { isUsageKey } from "@/lib/catalog/usage-keys";
import type { EstimateRequest } from "@/lib/pricing/estimate-view";
import { complaintAboutUsage } from "@/lib/pricing/usage";

/** What an option is priced with besides its template's own settings and its plan's assumptions. */
export type CostChoice = { preset: string | null; usage: Readonly<Record<string, number>> };

const textOf = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** From an address such as "?preset=spot&usage=requests:2000000,logs:20". What makes no sense is left out, so that an old link still opens. */
export function parseCostChoice(params: SearchParams, presets: readonly { key: string }[]): CostChoice {
  const preset = textOf(params["preset"]);
  const usage = textOf(params["usage"])
    .split(",")
    .flatMap((pair) => {
      const [key = "", quantity = ""] = pair.split(":");
      return isUsageKey(key) && /^\d+(\.\d+)?$/.test(quantity) && complaintAboutUsage(key, Number(quantity)) === null ? [[key, Number(quantity)] as const] : [];
    });
  return { preset: presets.some(({ key }) => key === preset) ? preset : null, usage: Object.fromEntries(usage) };
}

/** What of the address the option is not priced with. */
export function leftOutOfCosts(params: SearchParams, { preset, usage }: CostChoice): AddressPart[] {
  const others = textOf(params["usage"]).split(",").filter((pair) => !Object.hasOwn(usage, pair.split(":")[0] ?? ""));
  return leftOutParts({ ...params, usage: Array.isArray(params["usage"]) ? params["usage"] : others.join(",") }, { preset: preset !== null, usage: false });
}

/** The query string with "?" in front; empty for the template's own settings and the plan's assumptions. */
export function costChoiceQuery({ preset, usage }: CostChoice): string {
  const parts = [
    ...(preset === null ? [] : [`preset=${encodeURIComponent(preset)}`]),
    ...(Object.keys(usage).length === 0 ? [] : [`usage=${Object.entries(usage).map(([key, quantity]) => `${key}:${quantity}`).join(",")}`]),
  ];
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** The question to the estimate. The same choice makes the same question, so that server and browser share one answer. */
export const estimateRequest = (region: string, { preset, usage }: CostChoice): EstimateRequest => ({ region, usage, ...(preset === null ? {} : { preset }) });
