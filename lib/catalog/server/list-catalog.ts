import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { buildOptionSummary } from "../build-option-view";
import type { CatalogView } from "../catalog-views";
import { type CatalogSystem, readCatalogFiles } from "./internal/read-catalog-files";

/** All systems and options that can be launched, and what is wrong in the catalogue's files. `folder` is for tests. */
export async function listCatalog({ actor, folder }: { actor: Actor; folder?: string }): Promise<CatalogView> {
  authorize(actor, "catalog:read");
  const { systems, problems } = await readCatalogFiles(folder);
  return { systems: systems.map(summarize), problems: [...problems] };
}

/** An option whose template is broken is left out: it could not be launched. */
function summarize({ plan, templates }: CatalogSystem): CatalogView["systems"][number] {
  const options = plan.options.flatMap((option) => {
    const stored = templates.get(option.key);
    return stored ? [buildOptionSummary(plan, option, stored.template)] : [];
  });
  return { key: plan.system, title: plan.title, summary: plan.summary, options };
}
