import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { readOption } from "@/lib/catalog/server/read-option";
import { parseTemplate } from "@/lib/catalog/template";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { priceAdvice } from "@/lib/pricing/priced-advice";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import type { AdviceView } from "../advice-view";
import { findCostedEnvironment } from "./internal/environment-cost-repository";
import { findReleaseContent } from "./internal/release-price-repository";

/** Null: no such environment. */
export async function readAdvice({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<AdviceView | null> {
  authorize(actor, "costs:read");
  const environment = await findCostedEnvironment(environmentId);
  if (!environment) return null;
  const { system, option: key, region } = environment;
  const release = environment.runningRelease ?? (environment.latestRelease > 0 ? environment.latestRelease : null);
  const without = (problem: string): AdviceView => ({ environmentId, release, items: [], problem });

  const option = await readOption({ actor, system, option: key });
  if (!option) return without("The catalogue has this option no longer, or its template has a mistake.");
  const book = await loadPriceBook(region);
  if (!book) return without(noPricesFor(region));
  const content = release === null ? null : await findReleaseContent(environmentId, release);
  const parsed = content && parseTemplate(content.templateBody);
  if (!content || parsed?.kind !== "parsed") return without(release === null ? "There is no release yet." : "The release's template cannot be read.");
  const items = priceAdvice(option.costAdvice, { option, template: parsed.template, book, parameters: content.parameters });
  return { environmentId, release, items, problem: null };
}
