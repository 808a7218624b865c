import { activeResources, defaultValues } from "./active-resources";
import { architectureLayout } from "./architecture-layout";
import type { CatalogProblem } from "./catalog-problem";
import type { OptionSummary, OptionView } from "./catalog-views";
import { dependencyOrder } from "./dependency-order";
import { expectedResourceSeconds, expectedSeconds } from "./expected-duration";
import { dataPolicy, holdsData } from "./holds-data";
import { planContradictions, sumOfLines } from "./plan-contradictions";
import type { Plan, PlanOption } from "./plan-schema";
import { PHASE_TITLES, RESOURCE_PHASES, resourcePhase } from "./resource-phase";
import type { Template, TemplateResource } from "./template";

/** A template with the facts about its file. */
export type OptionTemplate = { template: Template; hash: string; bytes: number; file: string };

export function buildOptionSummary(plan: Plan, option: PlanOption, template: Template): OptionSummary {
  const resources = activeResources(template, defaultValues(template));
  return {
    system: plan.system,
    option: option.key,
    title: option.title,
    summary: option.summary,
    recommendation: option.recommendation ?? null,
    planHeadline: option.headline ?? null,
    planTotal: option.tableTotal ?? null,
    resourceCount: resources.length,
    expectedLaunchSeconds: launchSeconds(resources),
  };
}

/** All that the pages and the API show of an option. Resources, phases and times are those of a stack with the default values. */
export function buildOptionView(plan: Plan, option: PlanOption, source: OptionTemplate, problems: CatalogProblem[]): OptionView {
  const { template } = source;
  const resources = activeResources(template, defaultValues(template));
  const concerns = (part: { options?: readonly string[] | undefined }): boolean => part.options === undefined || part.options.includes(option.key);
  return {
    ...buildOptionSummary(plan, option, template),
    systemTitle: plan.title,
    pros: option.pros,
    cons: option.cons,
    characteristics: option.characteristics,
    estimateLines: option.estimateLines,
    sumOfLines: sumOfLines(option),
    contradictions: planContradictions(option),
    costRemarks: option.costRemarks,
    usage: option.usage,
    budgetUsd: plan.budgetUsd ?? null,
    parameters: [...template.parameters],
    parameterGroups: [...template.parameterGroups],
    rules: { ...template.rules },
    parameterHints: option.parameterHints,
    presets: option.presets,
    imageParameters: option.imageParameters,
    secretsToSet: option.secretsToSet,
    capabilities: [...template.capabilities],
    phases: phasesOf(resources),
    outputs: template.outputs.map(({ name, description }) => ({ name, description })),
    diagram: architectureLayout(resources),
    targets: plan.targets.filter(concerns),
    alarms: option.alarms,
    maintenance: plan.maintenance.filter(concerns),
    questions: plan.questions,
    comparisonTables: plan.comparisonTables,
    orderOfWork: plan.orderOfWork.filter(concerns),
    verification: plan.verification.filter(concerns),
    costAdvice: plan.costAdvice.filter(concerns),
    health: option.health,
    planDifferences: option.differences,
    templateHash: source.hash,
    templateBytes: source.bytes,
    templateFile: source.file,
    problems,
  };
}

/** Along the longest chain of dependency; where the resources wait for each other in a circle, one after the other. */
export function launchSeconds(resources: readonly TemplateResource[]): number {
  const order = dependencyOrder(resources);
  if (order.kind === "circular") return resources.reduce((sum, resource) => sum + expectedResourceSeconds(resource.type, "create"), 0);
  const types = new Map(resources.map((resource) => [resource.logicalId, resource.type]));
  return expectedSeconds(
    order.resources.map(({ logicalId, dependencies }) => ({ logicalId, resourceType: types.get(logicalId) ?? "", action: "create" as const, dependencies })),
  );
}

/** The resources by phase of their launch, in the order of dependency. */
export function phasesOf(resources: readonly TemplateResource[]): OptionView["phases"] {
  const order = dependencyOrder(resources);
  const levels = new Map(order.kind === "ordered" ? order.resources.map(({ logicalId, level }) => [logicalId, level]) : []);
  return RESOURCE_PHASES.map((phase) => {
    const inPhase = resources
      .filter((resource) => resourcePhase(resource.type) === phase)
      .map((resource) => ({
        logicalId: resource.logicalId,
        type: resource.type,
        holdsData: holdsData(resource.type),
        deletionPolicy: dataPolicy(resource, "deleted"),
        level: levels.get(resource.logicalId) ?? 0,
        expectedSeconds: expectedResourceSeconds(resource.type, "create"),
      }))
      .toSorted((left, right) => left.level - right.level);
    return { phase, title: PHASE_TITLES[phase], count: inPhase.length, resources: inPhase };
  }).filter((group) => group.count > 0);
}
