import "server-only";

import type { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";

import type { pricingMaterialSchema } from "../pricing-material";

/** What a page needs to price an option by itself; null where the catalogue has none of that name, or its template is broken. */
export async function readPricingMaterial({ actor, system, option }: { actor: Actor; system: string; option: string }): Promise<z.input<typeof pricingMaterialSchema> | null> {
  authorize(actor, "catalog:read");
  const loaded = await loadOptionTemplate({ system, option });
  if (!loaded) return null;
  const { estimateLines, usage, presets } = loaded.option;
  const { parameters, rules, mappings, conditions } = loaded.template;
  const resources = loaded.template.resources.map((resource) => ({ ...resource, dependsOn: [...resource.dependsOn] }));
  return {
    system,
    key: option,
    templateHash: loaded.hash,
    option: { estimateLines, usage, presets },
    template: { parameters: [...parameters], rules: { ...rules }, mappings: { ...mappings }, conditions: { ...conditions }, resources },
  };
}
