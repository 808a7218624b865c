import "server-only";

import type { PlanOption } from "../plan-schema";
import type { Template } from "../template";
import { readCatalogFiles } from "./internal/read-catalog-files";

/** A template as CloudFormation gets it, with what it means and what its plan says about it. */
export type LoadedTemplate = {
  body: string;
  /** SHA-256 of the body's bytes, in hex. */
  hash: string;
  bytes: number;
  /** Path below cfn-templates/. */
  file: string;
  template: Template;
  option: PlanOption;
};

/**
 * The option's template as the catalogue has it now, for use cases and jobs that have made sure of their permission themselves; null
 * where there is no such option or its template is broken.
 */
export async function loadOptionTemplate({ system, option, folder }: { system: string; option: string; folder?: string }): Promise<LoadedTemplate | null> {
  const { systems } = await readCatalogFiles(folder);
  const found = systems.find(({ plan }) => plan.system === system);
  const planned = found?.plan.options.find(({ key }) => key === option);
  const stored = found?.templates.get(option);
  if (!planned || !stored) return null;
  return { body: stored.body, hash: stored.hash, bytes: stored.bytes, file: stored.file, template: stored.template, option: planned };
}
