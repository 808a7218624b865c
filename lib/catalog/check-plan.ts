import type { PlacedProblem } from "./catalog-problem";
import { checkParameterValue } from "./check-parameter-value";
import type { Plan, PlanOption } from "./plan-schema";
import type { ResourceSelector } from "./plan-costs";
import { selectResources } from "./select-resources";
import type { Template } from "./template";
import { USAGE_KEYS, USAGE_UNITS, isUsageKey } from "./usage-keys";
import type { Path, YamlDocument } from "./yaml-document";

/** Collects mistakes at places in plan.yaml. */
type Report = (path: Path, message: string, expected: string | null) => void;

/**
 * Holds a plan against the templates of its options (by key; one that is missing or broken is left out, and nothing about it is
 * checked): every name that the plan uses must exist, and every value must be one that the template takes.
 */
export function checkPlan(plan: Plan, templates: ReadonlyMap<string, Template>, locate: YamlDocument["locate"]): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const report: Report = (path, message, expected) => problems.push({ ...locate(path), message, expected });

  reportRepeats(plan, report);
  reportUnknownOptions(plan, report);
  for (const [index, option] of plan.options.entries()) {
    const template = templates.get(option.key);
    if (template) checkOption(option, ["options", index], template, report);
  }
  checkSharedParts(plan, templates, report);
  return problems;
}

function checkOption(option: PlanOption, at: Path, template: Template, report: Report): void {
  const selectors = (path: Path, list: readonly ResourceSelector[]): void =>
    list.forEach((selector, index) => checkSelector([...path, index], selector, [template], report));
  const values = (path: Path, parameters: Readonly<Record<string, string>> | undefined): void => checkValues(path, parameters ?? {}, template, report);

  option.estimateLines.forEach((line, index) => {
    selectors([...at, "estimateLines", index, "resources"], line.resources);
    line.alternatives.forEach((one, place) => values([...at, "estimateLines", index, "alternatives", place, "parameters"], one.parameters));
  });
  option.usage.forEach((usage, index) => {
    selectors([...at, "usage", index, "resources"], usage.resources);
    checkUsageWords([...at, "usage", index], usage, report);
  });
  option.presets.forEach((preset, index) => values([...at, "presets", index, "parameters"], preset.parameters));

  const parameterNames = template.parameters.map((parameter) => parameter.name);
  const outputNames = template.outputs.map((output) => output.name);
  const namesOf = (type: string): string[] => template.resources.filter((resource) => resource.type === type).map((resource) => resource.logicalId);
  const name = (path: Path, value: string, known: readonly string[], what: string): void => {
    if (!known.includes(value)) report(path, `The template ${option.key}.yaml has no ${what} "${value}".`, `one of ${known.join(", ")}`);
  };
  option.imageParameters.forEach((image, index) => {
    name([...at, "imageParameters", index, "parameter"], image.parameter, parameterNames, "parameter");
    if (image.repositoryOutput !== undefined) name([...at, "imageParameters", index, "repositoryOutput"], image.repositoryOutput, outputNames, "output");
  });
  option.parameterHints.forEach((hint, index) => name([...at, "parameterHints", index, "parameter"], hint.parameter, parameterNames, "parameter"));
  option.secretsToSet.forEach((secret, index) => name([...at, "secretsToSet", index, "logicalId"], secret.logicalId, namesOf("AWS::SecretsManager::Secret"), "secret"));
  const alarms = [...namesOf("AWS::CloudWatch::Alarm"), ...namesOf("AWS::CloudWatch::CompositeAlarm")];
  option.alarms.forEach((alarm, index) => alarm.logicalIds.forEach((id, place) => name([...at, "alarms", index, "logicalIds", place], id, alarms, "alarm")));
  name([...at, "health", "output"], option.health.output, outputNames, "output");
}

const resourcesOf = (template: Template): string[] => template.resources.map((resource) => resource.logicalId);

/** Parts that hold for several options: a selector must match in one of them at least, a name in each of them. */
function checkSharedParts(plan: Plan, templates: ReadonlyMap<string, Template>, report: Report): void {
  const templatesFor = (options: readonly string[] | undefined): [string, Template][] => [...templates].filter(([key]) => options === undefined || options.includes(key));
  const inEach = (path: Path, options: readonly string[] | undefined, name: string, what: string, known: (template: Template) => readonly string[]): void => {
    for (const [key, template] of templatesFor(options))
      if (!known(template).includes(name)) report(path, `The template ${key}.yaml has no ${what} "${name}".`, `one of ${known(template).join(", ")}`);
  };

  plan.costAdvice.forEach((advice, index) => {
    const concerned = templatesFor(advice.options);
    if (concerned.length > 0)
      advice.resources.forEach((selector, place) => checkSelector(["costAdvice", index, "resources", place], selector, concerned.map(([, template]) => template), report));
    for (const [, template] of concerned) checkValues(["costAdvice", index, "parameters"], advice.parameters ?? {}, template, report);
  });
  plan.targets.forEach((target, index) => {
    const at: Path = ["targets", index, "measure"];
    if (target.measure.kind === "error-rate") inEach([...at, "loadBalancer"], target.options, target.measure.loadBalancer, "resource", resourcesOf);
    if (target.measure.kind === "metric")
      target.measure.dimensions.forEach((dimension, place) => {
        if (dimension.from === "resource") inEach([...at, "dimensions", place, "logicalId"], target.options, dimension.logicalId, "resource", resourcesOf);
      });
  });
  plan.verification.forEach((step, index) => {
    const at: Path = ["verification", index, "check"];
    if (step.check.kind === "http") inEach([...at, "output"], step.options, step.check.output, "output", (template) => template.outputs.map((output) => output.name));
    if (step.check.kind === "resources") step.check.logicalIds.forEach((id, place) => inEach([...at, "logicalIds", place], step.options, id, "resource", resourcesOf));
  });
  plan.questions.forEach((question, index) =>
    question.answers.forEach((answer, place) =>
      answer.consequences.forEach((consequence, position) => {
        const template = templates.get(consequence.option);
        if (template) checkValues(["questions", index, "answers", place, "consequences", position, "parameters"], consequence.parameters ?? {}, template, report);
      }),
    ),
  );
}

function checkSelector(path: Path, selector: ResourceSelector, templates: readonly Template[], report: Report): void {
  if (templates.some((template) => selectResources(selector, template.resources).length > 0)) return;
  const { charge: _, ...asked } = selector;
  const words = Object.entries(asked).map(([key, value]) => `${key} ${value}`).join(" and ");
  report(path, `No resource of the template has ${words}.`, "a logicalId, type or property that the template has");
}

/** A figure under an unknown key would be shown and change nothing; one in another unit would be wrong by its ratio. */
function checkUsageWords(path: Path, { key, unit }: PlanOption["usage"][number], report: Report): void {
  if (!isUsageKey(key)) report([...path, "key"], `Nothing is priced by the usage "${key}".`, `one of ${USAGE_KEYS.join(", ")}`);
  else if (unit !== USAGE_UNITS[key]) report([...path, "unit"], `The usage "${key}" is counted in ${USAGE_UNITS[key]}, not in ${unit}.`, USAGE_UNITS[key]);
}

function checkValues(path: Path, parameters: Readonly<Record<string, string>>, template: Template, report: Report): void {
  for (const [name, value] of Object.entries(parameters)) {
    const definition = template.parameters.find((parameter) => parameter.name === name);
    const complaint = definition ? checkParameterValue(definition, value) : "The template has no such parameter.";
    if (complaint !== null) report([...path, name], `${name}: ${complaint}`, definition ? null : `one of ${template.parameters.map((parameter) => parameter.name).join(", ")}`);
  }
}

function reportRepeats(plan: Plan, report: Report): void {
  const check = (path: Path, list: readonly { key: string }[]): void => {
    const seen = new Set<string>();
    list.forEach(({ key }, index) => {
      if (seen.has(key)) report([...path, index, "key"], `The key "${key}" stands twice in this list.`, "a key of its own for each");
      seen.add(key);
    });
  };
  for (const name of ["options", "questions", "comparisonTables", "targets", "maintenance", "verification", "orderOfWork", "costAdvice"] as const) check([name], plan[name]);
  plan.questions.forEach((question, index) => check(["questions", index, "answers"], question.answers));
  plan.options.forEach((option, index) => {
    for (const name of ["estimateLines", "usage", "presets", "alarms"] as const) check(["options", index, name], option[name]);
  });
}

function reportUnknownOptions(plan: Plan, report: Report): void {
  const known = plan.options.map((option) => option.key);
  const check = (path: Path, key: string): void => {
    if (!known.includes(key)) report(path, `The plan has no option "${key}".`, `one of ${known.join(", ")}`);
  };
  for (const name of ["targets", "maintenance", "verification", "orderOfWork", "costAdvice"] as const)
    plan[name].forEach((part, index) => part.options?.forEach((key, place) => check([name, index, "options", place], key)));
  plan.questions.forEach((question, index) =>
    question.answers.forEach((answer, place) =>
      answer.consequences.forEach((consequence, position) => check(["questions", index, "answers", place, "consequences", position, "option"], consequence.option)),
    ),
  );
  plan.comparisonTables.forEach((table, index) =>
    table.rows.forEach((row, place) => {
      if (row.option !== undefined) check(["comparisonTables", index, "rows", place, "option"], row.option);
    }),
  );
}
