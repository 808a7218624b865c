import "server-only";

import { parseTemplate } from "@/lib/catalog/template";
import { billOfMaterials } from "@/lib/pricing/bill-of-materials";

import type { Support } from "../../../end-of-support";
import { functionRuntimes, type FunctionRuntime } from "../../../function-runtimes";
import { runtimeOutlook, RUNTIMES_LISTED_ON, type RuntimeOutlook } from "../../../lambda-runtime";
import { inDays } from "./ages";
import { ofType, type EvidenceContext } from "./evidence-context";
import type { VersionsPart } from "./versions-part";

type Told = { function: FunctionRuntime; outlook: RuntimeOutlook | null };

/**
 * Runtimes of the stack's functions, and until when AWS patches them and lets them be changed. They are read from the template that the stack has,
 * so what somebody changed in Lambda itself does not show. Null: the stack has no function.
 */
export async function runtimesPart(context: EvidenceContext): Promise<VersionsPart | null> {
  const made = await ofType(context, "AWS::Lambda::Function");
  if (made.length === 0) return null;
  const read = await runtimesOfStack(context);
  const told = made.map(({ logicalId }): Told => {
    const found: FunctionRuntime = typeof read === "string" ? { logicalId, kind: "could-not-tell", why: read } : (read.find((one) => one.logicalId === logicalId) ?? { logicalId, kind: "could-not-tell", why: `The stack's template does not have ${logicalId}.` });
    return { function: found, outlook: found.kind === "managed" ? runtimeOutlook(found.runtime, context.now) : null };
  });
  return {
    told: told.map(({ function: { logicalId, ...runtime } }) => `${logicalId}: ${nameOf(runtime)}`),
    tables: [{ title: "Functions", columns: ["Function", "Runtime", "Newest of the language", "Patches end", "Changes refused from"], rows: told.map(rowOf) }],
    unusual: told.flatMap(concerns),
    source: `Lambda runtimes as the stack's template gives them (CloudFormation, GetTemplate and DescribeStacks; a change by hand does not show), their days as listed on ${RUNTIMES_LISTED_ON}`,
  };
}

/** A sentence: why nothing can be told of any. */
async function runtimesOfStack({ aws, environment }: EvidenceContext): Promise<FunctionRuntime[] | string> {
  const cloudFormation = await aws.cloudFormation();
  const [stack, body] = await Promise.all([cloudFormation.describeStack(environment.stackArn), cloudFormation.getTemplateBody(environment.stackArn)]);
  if (!stack || body === null) return "CloudFormation does not know the stack any more.";
  const parsed = parseTemplate(body);
  if (parsed.kind !== "parsed") return "The stack's template cannot be read.";
  const parameters = Object.fromEntries(stack.parameters.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));
  return functionRuntimes(billOfMaterials(parsed.template, { parameters, region: environment.region, stackName: stack.stackName }));
}

function nameOf(runtime: { kind: "managed"; runtime: string } | { kind: "own-image" } | { kind: "could-not-tell" }): string {
  if (runtime.kind === "managed") return runtime.runtime;
  return runtime.kind === "own-image" ? "in its container image" : "not known";
}

function rowOf({ function: { logicalId, ...runtime }, outlook }: Told): string[] {
  if (!outlook) return [logicalId, nameOf(runtime), "–", runtime.kind === "own-image" ? "with its image" : "not known", "–"];
  return [logicalId, nameOf(runtime), outlook.newest ?? "it is", endOf(outlook.patches), outlook.updatesEndOn ?? "not known"];
}

function endOf(patches: Support): string {
  if (patches.kind === "unknown") return `not in the list of ${RUNTIMES_LISTED_ON}`;
  return patches.kind === "no-date-set" ? "no date set yet" : patches.endsOn;
}

function concerns({ function: found, outlook }: Told): string[] {
  if (found.kind === "could-not-tell") return [`The runtime of ${found.logicalId} is not known. ${found.why}`];
  if (found.kind === "own-image" || !outlook) return [];
  const { newest, patches, updatesEndOn } = outlook;
  const then = `${updatesEndOn ? `; from ${updatesEndOn} on it refuses changes of such a function, so releases and rollbacks of it fail` : ""}${newest ? `. ${newest} is offered` : ""}`;
  if (patches.kind === "ended") return [`${found.logicalId}: AWS has not patched ${found.runtime} since ${patches.endsOn}${then} (${patches.source}).`];
  if (patches.kind === "ends-soon") return [`${found.logicalId}: AWS stops patching ${found.runtime} in ${inDays(patches.days)}, on ${patches.endsOn}${then} (${patches.source}).`];
  return [];
}
