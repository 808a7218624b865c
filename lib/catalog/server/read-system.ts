import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { buildOptionSummary } from "../build-option-view";
import type { SystemView } from "../catalog-views";
import { readCatalogFiles } from "./internal/read-catalog-files";

/** A system with the parts of its plan that hold for all options; null where the catalogue has none of that name. */
export async function readSystem({ actor, system, folder }: { actor: Actor; system: string; folder?: string }): Promise<SystemView | null> {
  authorize(actor, "catalog:read");
  const { systems, problems } = await readCatalogFiles(folder);
  const found = systems.find(({ plan }) => plan.system === system);
  if (!found) return null;
  const { plan, templates } = found;
  return {
    key: plan.system,
    title: plan.title,
    summary: plan.summary,
    options: plan.options.flatMap((option) => {
      const stored = templates.get(option.key);
      return stored ? [buildOptionSummary(plan, option, stored.template)] : [];
    }),
    source: plan.source,
    budgetUsd: plan.budgetUsd ?? null,
    questions: plan.questions,
    comparisonTables: plan.comparisonTables,
    orderOfWork: plan.orderOfWork,
    problems: problems.filter(({ file }) => file.startsWith(`${system}/`)),
  };
}
