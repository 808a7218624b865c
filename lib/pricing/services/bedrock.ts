import type { BillResource } from "../bill-of-materials";
import type { Dimension, PricingRule } from "../dimension";
import { type Place, isGiven, membersAt, placeOf, plainTextAt, textAt, within } from "../property-place";
import { type Known, Unresolved } from "../resolved-value";
import { type BedrockModel, modelOfArn } from "./bedrock-models";

const TOKENS_PER_MILLION = 1_000_000;
/** Actions that a model answers. */
const INVOKES = /^bedrock:(InvokeModel|Converse|\*)/;

/**
 * Bedrock's models are no resources of a template: what shows them is the permission to call them. Assumed tokens are shared evenly by the
 * models that the policies of one role name. Roles that may call none cost nothing.
 */
export const roleRule: PricingRule = (role) => tokensOf([...inlinePolicies(role), placeOf(role, "PolicyDocument")]);

function inlinePolicies(role: BillResource): Place[] {
  const policies = membersAt(placeOf(role, "Policies"));
  return policies instanceof Unresolved ? [] : policies.map((policy) => within(policy, "PolicyDocument"));
}

function tokensOf(documents: readonly Place[]): Dimension[] {
  const named = documents.flatMap(statementsOf).filter(mayInvoke).flatMap((statement) => oneOrMany(within(statement, "Resource")).map(modelAt));
  const unknown = named.find((model) => model instanceof Unresolved);
  if (unknown instanceof Unresolved) return tokens("Bedrock tokens", unknown, unknown, 1);
  const models = new Map<string, BedrockModel>();
  for (const model of named) {
    if (model instanceof Unresolved) continue;
    // A profile is allowed together with the models that it stands for; its price is the one that counts.
    if (model.isProfile || !models.has(model.key)) models.set(model.key, model);
  }
  return [...models.values()].flatMap((model) => tokens(`Bedrock ${model.title}`, `bedrock.${model.sku}.input`, model.answers ? `bedrock.${model.sku}.output` : null, models.size));
}

function tokens(title: string, input: Known<string>, output: Known<string> | null, sharedBy: number): Dimension[] {
  const part = (words: string, sku: Known<string>, key: "tokens-in" | "tokens-out"): Dimension => ({
    charge: "tokens",
    title: `${title}, ${words}`,
    sku,
    unit: "token",
    basis: "usage",
    usageKeys: [key],
    factors: (usage) => [{ value: (usage(key) * TOKENS_PER_MILLION) / sharedBy, unit: "token", what: sharedBy > 1 ? `the part of one of ${sharedBy} models` : undefined }],
  });
  return [part("tokens sent", input, "tokens-in"), ...(output === null ? [] : [part("tokens answered", output, "tokens-out")])];
}

const statementsOf = (document: Place): readonly Place[] => (isGiven(document) ? oneOrMany(within(document, "Statement")) : []);

const mayInvoke = (statement: Place): boolean =>
  textAt(within(statement, "Effect"), "Allow") === "Allow" && oneOrMany(within(statement, "Action")).some((action) => INVOKES.test(plainTextAt(action)));

function modelAt(resource: Place): Known<BedrockModel> {
  const arn = textAt(resource);
  return arn instanceof Unresolved ? arn : (modelOfArn(arn) ?? new Unresolved("it names no single model", resource));
}

function oneOrMany(place: Place): readonly Place[] {
  const members = Array.isArray(place.value) ? membersAt(place) : [place];
  return members instanceof Unresolved ? [place] : members;
}
