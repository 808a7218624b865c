import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { loadPricingBasis, priceBookVersion, priceRelease, type PricingBasis } from "../internal/price-release";
import { listReleasesToPrice, storeReleasePrice, type ReleaseToPrice } from "../internal/release-price-repository";

const MOST_A_RUN = 300; // some 5 ms each: a run stays well within its time, and the next goes on

/** Keeps the list price of what each environment runs, for the ledger: anew for another release, another plan or another price book. */
export const priceReleases = defineJob({
  name: "cost.price-releases",
  payload: z.object({}),
  timeoutSeconds: 55,
  maxAttempts: 1, // the next minute's run is the repeat
  concurrency: 1,
  everySeconds: 60,
  occasions: ["operation-ended"],
  async run(_payload, { now, signal }) {
    const bases = new Map<string, PricingBasis | null>();
    let left = MOST_A_RUN;
    for (const wanted of await listReleasesToPrice()) {
      const key = `${wanted.system}/${wanted.option} ${wanted.region}`;
      if (!bases.has(key)) bases.set(key, await loadPricingBasis(wanted));
      const basis = bases.get(key);
      if (!basis || isCurrent(wanted, basis)) continue;
      if (left === 0 || signal.aborted) break;
      left -= 1;
      await keepPrice(wanted, basis, now);
    }
    return "done";
  },
});

const isCurrent = ({ priceBook, planHash }: ReleaseToPrice, basis: PricingBasis): boolean => priceBook === priceBookVersion(basis) && planHash === basis.planHash;

async function keepPrice(wanted: ReleaseToPrice, basis: PricingBasis, now: Date): Promise<void> {
  const { environmentId, release } = wanted;
  const priced = await priceRelease(wanted, basis);
  const key = { environmentId, release, priceBook: priceBookVersion(basis), planHash: basis.planHash };
  if (priced.kind === "unpriced") return storeReleasePrice({ ...key, planLowUsd: null, planHighUsd: null, listUsd: null, problem: priced.why }, now);
  const { planLowUsd, planHighUsd, listWithUnplannedUsd, isComplete } = priced.estimate.totals;
  const problem = isComplete ? null : "Some of it has no price: it costs this at least.";
  await storeReleasePrice({ ...key, planLowUsd, planHighUsd, listUsd: listWithUnplannedUsd, problem }, now);
}
