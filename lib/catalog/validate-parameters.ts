import type { ParameterDefinition } from "./template-parameters";
import { isListParameter } from "./parameter-type";
import { checkParameterValue } from "./check-parameter-value";
import { evaluateLogic } from "./template-logic";
import type { TemplateRule } from "./template";

/** What is wrong; `parameter` is null for a rule about several together. */
export type ParameterProblem = { parameter: string | null; message: string };

export type ParameterValidation =
  | {
      kind: "valid";
      /** Every parameter of the template by name, defaults filled in. */
      values: Record<string, string>;
      /** Names of rules that only AWS can evaluate, because they look into the account. */
      uncheckedRules: string[];
    }
  | { kind: "invalid"; problems: ParameterProblem[] };

/** CloudFormation's own limit of parameters in a template. */
const MAX_PARAMETERS = 200;

/**
 * Holds values against a template's parameters and rules as CloudFormation will, so that a mistake is said while typing and nothing
 * wrong is sent. `given` is untrusted: numbers, booleans and lists of text are taken for the text that they mean, all else is refused.
 * Runs in the browser and on the server alike.
 */
export function validateParameters(
  definitions: readonly ParameterDefinition[],
  rules: Readonly<Record<string, TemplateRule>>,
  given: Readonly<Record<string, unknown>>,
): ParameterValidation {
  const known = new Set(definitions.map((definition) => definition.name));
  const problems: ParameterProblem[] = Object.keys(given)
    .filter((name) => !known.has(name))
    .slice(0, MAX_PARAMETERS)
    .map((name) => ({ parameter: name, message: `The template has no parameter "${name}".` }));

  const values: Record<string, string> = {};
  for (const definition of definitions) {
    const isGiven = Object.hasOwn(given, definition.name) && given[definition.name] !== undefined;
    const text = isGiven ? asText(given[definition.name]) : definition.default;
    if (text === null) {
      problems.push({ parameter: definition.name, message: isGiven ? "Must be text." : "Needs a value: the template has no default for it." });
      continue;
    }
    const complaint = checkParameterValue(definition, text);
    if (complaint === null) values[definition.name] = text;
    else problems.push({ parameter: definition.name, message: complaint });
  }
  // Rules compare values; with a wrong one among them they would only say the same thing again, less clearly.
  if (problems.length > 0) return { kind: "invalid", problems };

  const scope = { parameters: values, listParameters: new Set(definitions.filter(({ type }) => isListParameter(type)).map(({ name }) => name)) };
  const uncheckedRules: string[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const applies = rule.RuleCondition === undefined ? true : evaluateLogic(rule.RuleCondition, scope);
    if (applies === false) continue;
    for (const assertion of rule.Assertions) {
      const holds = evaluateLogic(assertion.Assert, scope);
      if (holds === true) continue;
      if (applies === null || holds === null) uncheckedRules.push(name);
      else problems.push({ parameter: null, message: assertion.AssertDescription ?? `The rule ${name} of the template does not hold.` });
    }
  }
  if (problems.length > 0) return { kind: "invalid", problems };
  return { kind: "valid", values, uncheckedRules: [...new Set(uncheckedRules)] };
}

function asText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return String(value);
  if (Array.isArray(value) && value.every((member) => typeof member === "string" && !member.includes(","))) return value.join(",");
  return null;
}
