import type { ResourceSelector } from "./plan-costs";
import type { TemplateResource } from "./template";

/** The resources that a selector of plan.yaml means. */
export const selectResources = (selector: ResourceSelector, resources: readonly TemplateResource[]): TemplateResource[] =>
  resources.filter(
    (resource) =>
      (selector.logicalId === undefined || selector.logicalId === resource.logicalId) &&
      (selector.type === undefined || selector.type === resource.type) &&
      (selector.property === undefined || hasProperty(resource.properties, selector.property)),
  );

function hasProperty(properties: unknown, dottedPath: string): boolean {
  let here = properties;
  for (const step of dottedPath.split(".")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return false;
    here = Reflect.get(here, step);
  }
  return true;
}
