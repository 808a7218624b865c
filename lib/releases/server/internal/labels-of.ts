import "server-only";

import { parameterLabels, type ParameterLabels } from "@/lib/catalog/labelled-name";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";

/** Labels of an option's settings, from the catalogue as it is now; none where it has no such option any more. */
export async function labelsOf({ system, option }: { system: string; option: string }): Promise<ParameterLabels> {
  const loaded = await loadOptionTemplate({ system, option });
  return loaded ? parameterLabels(loaded.template.parameters) : {};
}
