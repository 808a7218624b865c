import type { ParameterDefinition } from "@/lib/catalog/template-parameters";
import type { TemplateRule } from "@/lib/catalog/template";
import { validateParameters } from "@/lib/catalog/validate-parameters";

type Values = Readonly<Record<string, string>>;

/** What the form starts with: the values of the release it starts from, and the template's defaults for settings that are new since. */
export function initialValues(definitions: readonly ParameterDefinition[], before: Values): Record<string, string> {
  return Object.fromEntries(definitions.map(({ name, default: preset, noEcho }) => [name, noEcho ? "" : (before[name] ?? preset ?? "")]));
}

/** What a release has to be told: values that differ. What is left out stays as it was, so an empty secret field keeps the secret. */
export function changedValues(definitions: readonly ParameterDefinition[], before: Values, values: Values): Record<string, string> {
  const changed = definitions.filter(({ name, noEcho }) => (noEcho ? (values[name] ?? "") !== "" : (values[name] ?? "") !== before[name]));
  return Object.fromEntries(changed.map(({ name }) => [name, values[name] ?? ""]));
}

type DraftProblems = { byParameter: Record<string, string[]>; general: string[] };

/** What is wrong with the values, by the template's own rules; the server holds the same ones against them. */
export function draftProblems(definitions: readonly ParameterDefinition[], rules: Readonly<Record<string, TemplateRule>>, values: Values): DraftProblems {
  const checked = definitions.filter(({ name, noEcho }) => !(noEcho && (values[name] ?? "") === ""));
  const result = validateParameters(checked, rules, Object.fromEntries(checked.map(({ name }) => [name, values[name] ?? ""])));
  const problems: DraftProblems = { byParameter: {}, general: [] };
  if (result.kind === "valid") return problems;
  for (const { parameter, message } of result.problems) {
    if (parameter === null) problems.general.push(message);
    else (problems.byParameter[parameter] ??= []).push(message);
  }
  return problems;
}
