import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { MAX_TEMPLATE_BYTES } from "@/lib/aws/template-bucket";
import { loadOptionTemplate, type LoadedTemplate } from "@/lib/catalog/server/load-option-template";
import type { ParameterDefinition } from "@/lib/catalog/template-parameters";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import { AppError, type InputProblem } from "@/lib/shared/app-error";

import type { NewRelease } from "./release-repository";

/** What a release records besides whose it is: taken from the catalogue as it is now, and from the values given. */
export type ReleaseContent = Pick<NewRelease, "templateHash" | "parameters" | "images" | "capabilities">;

/** Throws "unknown-option" where the catalogue has no such option now, "template-too-large" where CloudFormation would not take it. */
export async function loadTemplateForRelease(system: string, option: string): Promise<LoadedTemplate> {
  const loaded = await loadOptionTemplate({ system, option });
  if (!loaded) throw new AppError("unknown-option", `The catalogue has no usable option ${system}/${option}.`);
  if (loaded.bytes > MAX_TEMPLATE_BYTES)
    throw new AppError("template-too-large", `The template ${loaded.file} has ${loaded.bytes} bytes; CloudFormation takes at most ${MAX_TEMPLATE_BYTES}.`);
  return loaded;
}

/**
 * Checks values as CloudFormation will and answers what a release keeps of them. `given` are a person's; `kept` come from the release
 * before, and are passed over where the template no longer knows them. A secret parameter is never kept. Throws "invalid-parameters",
 * "forbidden".
 */
export function releaseContent(
  actor: Actor,
  { hash, template, option }: LoadedTemplate,
  given: Readonly<Record<string, string>>,
  kept: Readonly<Record<string, string>> = {},
): ReleaseContent {
  const declared = new Map(template.parameters.map((parameter) => [parameter.name, parameter]));
  const open = template.parameters.filter((parameter) => !parameter.noEcho);
  const problems = [...secretProblems(given, declared), ...newStackProblems(template.parameters, kept)];
  if (problems.length > 0) throw new AppError("invalid-parameters", "Some settings cannot be taken as they are.", { problems });
  refuseForeignReferences(actor, given);

  const stillKnown = Object.fromEntries(Object.entries(kept).filter(([name]) => declared.get(name)?.noEcho === false));
  const valid = validateParameters(open, template.rules, { ...stillKnown, ...given });
  if (valid.kind === "invalid")
    throw new AppError("invalid-parameters", "Some settings do not fit the template.", {
      problems: valid.problems.map(({ parameter, message }) => ({ path: parameter === null ? "parameters" : `parameters.${parameter}`, message })),
    });
  return {
    templateHash: hash,
    parameters: valid.values,
    images: option.imageParameters.flatMap(({ parameter }) => {
      const image = valid.values[parameter];
      return image === undefined ? [] : [{ parameter, image }];
    }),
    capabilities: [...template.capabilities],
  };
}

function secretProblems(given: Readonly<Record<string, string>>, declared: ReadonlyMap<string, ParameterDefinition>): InputProblem[] {
  return Object.keys(given)
    .filter((name) => declared.get(name)?.noEcho)
    .map((name) => ({ path: `parameters.${name}`, message: "This is a secret, which Pilothouse does not keep: leave it out. It is set in AWS Secrets Manager after the launch." }));
}

/** A secret without a default would have to be given at launch, and nothing here may keep it until the worker sends it. */
function newStackProblems(definitions: readonly ParameterDefinition[], kept: Readonly<Record<string, string>>): InputProblem[] {
  if (Object.keys(kept).length > 0) return [];
  return definitions
    .filter(({ noEcho, default: value }) => noEcho && value === null)
    .map(({ name }) => ({ path: `parameters.${name}`, message: "The template asks for this secret at launch. Let it make the secret in Secrets Manager instead." }));
}

/** A dynamic reference reads a secret of the account with CloudFormation's rights, which may be more than the person's. */
function refuseForeignReferences(actor: Actor, given: Readonly<Record<string, string>>): void {
  if (actor.kind === "system" || actor.role === "admin") return;
  const name = Object.keys(given).find((candidate) => given[candidate]?.includes("{{resolve:"));
  if (name !== undefined) throw new AppError("forbidden", `The value of ${name} refers to a secret or parameter of the account; only an administrator may set that.`);
}
