import { isListParameter } from "./parameter-type";
import type { Template, TemplateResource } from "./template";
import { evaluateLogic } from "./template-logic";

/**
 * The resources that a stack with these parameter values has: those without a condition, and those whose condition holds. One whose
 * condition cannot be told here counts as present, so that a preview names rather too much than too little.
 */
export function activeResources(template: Pick<Template, "parameters" | "mappings" | "conditions" | "resources">, values: Readonly<Record<string, string>>): TemplateResource[] {
  const scope = {
    parameters: values,
    listParameters: new Set(template.parameters.filter(({ type }) => isListParameter(type)).map(({ name }) => name)),
    mappings: template.mappings,
    conditions: template.conditions,
  };
  return template.resources.filter(({ condition }) => condition === null || evaluateLogic({ Condition: condition }, scope) !== false);
}

/** The template's own defaults; parameters without one are left out. */
export function defaultValues(template: Pick<Template, "parameters">): Record<string, string> {
  const values: Record<string, string> = {};
  for (const parameter of template.parameters) if (parameter.default !== null) values[parameter.name] = parameter.default;
  return values;
}
