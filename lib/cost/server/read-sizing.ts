import "server-only";

import { subDays } from "date-fns";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AwsError } from "@/lib/aws/errors";
import type { CostAdvice } from "@/lib/catalog/plan-costs";
import { selectResources } from "@/lib/catalog/select-resources";
import { readOption } from "@/lib/catalog/server/read-option";
import { parseTemplate } from "@/lib/catalog/template";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import { billOfMaterials, type BillOfMaterials, type BillResource } from "@/lib/pricing/bill-of-materials";
import type { EstimateInput } from "@/lib/pricing/estimate-option";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { priceAdvice, type AdviceSaving } from "@/lib/pricing/priced-advice";
import { placeOf, textAt } from "@/lib/pricing/property-place";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import { nextSizes, type SizeSetting } from "../next-size";
import { databaseMemoryGib, measuredUses, SIZED_TYPES, sizingQueries, type SizedResource } from "../sizing-metrics";
import { sizingVerdict } from "../sizing-verdict";
import type { SizingView } from "../sizing-view";
import { findCostedEnvironment, findRunningLook } from "./internal/environment-cost-repository";
import { findReleaseContent } from "./internal/release-price-repository";

const DAYS = 14;

/**
 * Whether the sizes that an environment runs fit what CloudWatch measured of them in fourteen days, with the next size that its template allows and
 * what that saves. One GetMetricData of up to four metrics a resource, 0.01 USD for a thousand. Null: no such environment.
 */
export async function readSizing({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<SizingView | null> {
  authorize(actor, "costs:read");
  const environment = await findCostedEnvironment(environmentId);
  if (!environment) return null;
  const { system, option: key, accountId, region, runningRelease: release } = environment;
  const without = (problem: string): SizingView => ({ environmentId, release, days: DAYS, asOf: now.toISOString(), items: [], problem });
  if (release === null) return without("Nothing runs yet.");
  const [option, book, content, look] = await Promise.all([readOption({ actor, system, option: key }), loadPriceBook(region), findReleaseContent(environmentId, release), findRunningLook(environmentId)]);
  if (!option) return without("The catalogue has this option no longer, or its template has a mistake.");
  if (!book) return without(noPricesFor(region));
  const parsed = content && parseTemplate(content.templateBody);
  if (!content || parsed?.kind !== "parsed") return without("The release's template cannot be read.");
  if (!look) return without("What runs was not looked at yet; that happens within the hour.");

  const bill = billOfMaterials(parsed.template, { parameters: content.parameters, region });
  const resources = sizedResources(look.parts, bill);
  if (resources.length === 0) return without("Nothing that runs has a size.");
  try {
    const { series, asOf } = await readMetricData({ scope: { accountId, region }, queries: sizingQueries(resources.map(({ sized }) => sized)), start: subDays(now, DAYS), end: now });
    const uses = measuredUses(resources.map(({ sized }) => sized), series);
    const input: EstimateInput = { option, template: parsed.template, book, parameters: content.parameters };
    return { environmentId, release, days: DAYS, asOf, problem: null, items: resources.map((resource, index) => itemOf(resource, uses[index] ?? { cpu: null, memory: null }, { bill, input, advices: option.costAdvice })) };
  } catch (error) {
    if (error instanceof AwsError) return without(error.message);
    throw error;
  }
}

type Sized = { sized: SizedResource; resource: BillResource };

function sizedResources(parts: readonly { logicalId: string; physicalId: string; resourceType: string }[], bill: BillOfMaterials): Sized[] {
  const byId = new Map(parts.filter(({ resourceType, physicalId }) => SIZED_TYPES.includes(resourceType) && physicalId !== "").map((part) => [part.logicalId, part]));
  return [...byId.values()].flatMap(({ logicalId, physicalId, resourceType }) => {
    const resource = bill.resources.find((one) => one.logicalId === logicalId);
    if (!resource) return [];
    const instanceClass = resourceType === "AWS::RDS::DBInstance" ? textAt(placeOf(resource, "DBInstanceClass")) : null;
    return [{ resource, sized: { logicalId, physicalId, resourceType, memoryGib: typeof instanceClass === "string" ? databaseMemoryGib(instanceClass) : null } }];
  });
}

type Uses = ReturnType<typeof measuredUses>[number];
type Basis = { bill: BillOfMaterials; input: EstimateInput; advices: readonly CostAdvice[] };

function itemOf({ sized: { logicalId, resourceType }, resource }: Sized, uses: Uses, basis: Basis): SizingView["items"][number] {
  const verdict = sizingVerdict(uses);
  const advice = basis.advices.find((one) => one.key.startsWith("right-size") && one.resources.some((selector) => selectResources(selector, [resource.declared]).length > 0));
  const direction = verdict.kind === "under-used" ? "smaller" : verdict.kind === "over-used" ? "larger" : null;
  return { logicalId, resourceType, ...uses, verdict: verdict.kind, why: verdict.why, change: direction && changeOf(resource, direction, basis), claim: advice?.claim ?? null };
}

/** All settings that make the size move together where the template allows that, or else the first alone that it allows. */
function changeOf(resource: BillResource, direction: "smaller" | "larger", { bill, input }: Basis): SizingView["items"][number]["change"] {
  const { parameters } = input.template;
  const values = Object.fromEntries(Object.entries(input.parameters ?? {}).map(([name, value]) => [name, String(value)]));
  const settings = nextSizes(resource, bill, { parameters, values, direction });
  const ways = settings.length > 1 ? [settings, ...settings.map((one) => [one])] : settings.length === 1 ? [settings] : [];
  const priced = ways.map((way) => ({ way, saving: savingOf(way, resource, input) }));
  const best = priced.find(({ saving }) => saving.kind === "saves") ?? priced[0];
  if (!best) return null;
  const label = (name: string) => parameters.find((parameter) => parameter.name === name)?.label ?? name;
  return {
    words: best.way.map(({ parameter, from, to }) => `${label(parameter)} ${from} → ${to}`).join(", "),
    parameters: Object.fromEntries(best.way.map(({ parameter, to }) => [parameter, to])),
    saving: best.saving,
  };
}

function savingOf(way: readonly SizeSetting[], { logicalId }: BillResource, input: EstimateInput): AdviceSaving {
  const advice: CostAdvice = { key: "size", title: logicalId, summary: "Another size.", resources: [{ logicalId, charge: "hours" }], parameters: Object.fromEntries(way.map(({ parameter, to }) => [parameter, to])) };
  return priceAdvice([advice], input)[0]?.saving ?? { kind: "not-told", why: "The release cannot be priced." };
}
