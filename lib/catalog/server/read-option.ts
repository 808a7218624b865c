import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { buildOptionView } from "../build-option-view";
import type { OptionView } from "../catalog-views";
import { readCatalogFiles } from "./internal/read-catalog-files";

/** Everything about one option; null where the catalogue has none of that name, or its template is broken. */
export async function readOption({ actor, system, option, folder }: { actor: Actor; system: string; option: string; folder?: string }): Promise<OptionView | null> {
  authorize(actor, "catalog:read");
  const { systems, problems } = await readCatalogFiles(folder);
  const found = systems.find(({ plan }) => plan.system === system);
  const planned = found?.plan.options.find(({ key }) => key === option);
  const stored = found?.templates.get(option);
  if (!found || !planned || !stored) return null;
  return buildOptionView(found.plan, planned, stored, problems.filter(({ file }) => file === stored.file || file === `${system}/plan.yaml`));
}
