import type { SearchParams } from "@/components/ui/list-state";
import { SUGGESTED_SETTING_PREFIX } from "@/components/releases/hrefs";
import type { ParameterDefinition } from "@/lib/catalog/template-parameters";

const LONGEST_VALUE = 4_096; // CloudFormation's own limit for a parameter

/** Settings that the address suggests: of parameters that the template has, never a secret. The form shows each as a change, to be looked at. */
export function suggestedSettings(params: SearchParams, definitions: readonly Pick<ParameterDefinition, "name" | "noEcho">[]): Record<string, string> {
  return Object.fromEntries(
    definitions.flatMap(({ name, noEcho }) => {
      const value = params[`${SUGGESTED_SETTING_PREFIX}${name}`];
      return noEcho || typeof value !== "string" || value.length > LONGEST_VALUE ? [] : [[name, value]];
    }),
  );
}
