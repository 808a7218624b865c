import { activeResources } from "@/lib/catalog/active-resources";
import { launchSeconds, phasesOf } from "@/lib/catalog/build-option-view";
import type { OptionView } from "@/lib/catalog/catalog-views";
import type { Template } from "@/lib/catalog/template";

export type LaunchContents = { resourceCount: number; phases: OptionView["phases"]; expectedSeconds: number };

/** What a launch with exactly these values creates: conditions of the template decide, not its defaults. Seconds are AWS's usual ones. */
export function launchContents(template: Pick<Template, "parameters" | "mappings" | "conditions" | "resources">, values: Readonly<Record<string, string>>): LaunchContents {
  const resources = activeResources(template, values);
  return { resourceCount: resources.length, phases: phasesOf(resources), expectedSeconds: launchSeconds(resources) };
}
