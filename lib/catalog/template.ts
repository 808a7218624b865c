import { z } from "zod";

import { plainInputError } from "@/lib/http/plain-input-error";

import type { PlacedProblem } from "./catalog-problem";
import { type Capability, neededCapabilities } from "./template-capabilities";
import { type ParameterDefinition, type ParameterGroup, groupParameters, interfaceSchema, parameterSchema, toParameterDefinition } from "./template-parameters";
import { TEMPLATE_TAGS } from "./template-tags";
import { describeIssue } from "./describe-issue";
import { readYaml } from "./yaml-document";

const nameSchema = z.string().regex(/^[A-Za-z0-9]{1,255}$/, "must be letters and digits only");

/** A rule of the template: what must hold of the parameters together, where its condition applies. */
export const templateRuleSchema = z.strictObject({
  RuleCondition: z.unknown().optional(),
  Assertions: z.array(z.strictObject({ Assert: z.unknown(), AssertDescription: z.string().optional() })).min(1),
});
export type TemplateRule = z.infer<typeof templateRuleSchema>;

const POLICIES = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"] as const;

const resourceSchema = z.looseObject({
  Type: z.string().regex(/^([A-Za-z0-9]+::){1,3}[A-Za-z0-9@_-]+$/, "must be a resource type such as AWS::S3::Bucket"),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  DeletionPolicy: z.enum(POLICIES).optional(),
  UpdateReplacePolicy: z.enum(["Delete", "Retain", "Snapshot"]).optional(),
});

const outputSchema = z.looseObject({ Description: z.string().optional(), Value: z.unknown(), Condition: z.string().optional() });

const templateSchema = z.looseObject({
  AWSTemplateFormatVersion: z.literal("2010-09-09").optional(),
  Description: z.string().max(1_024).optional(),
  Metadata: z.looseObject({ "AWS::CloudFormation::Interface": interfaceSchema }).default({ "AWS::CloudFormation::Interface": { ParameterGroups: [], ParameterLabels: {} } }),
  Parameters: z.record(nameSchema, parameterSchema).default({}),
  Rules: z.record(nameSchema, templateRuleSchema).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(nameSchema, z.unknown()).default({}),
  Transform: z.union([z.string().transform((name) => [name]), z.array(z.unknown())]).default([]),
  Resources: z.record(nameSchema, resourceSchema).refine((resources) => Object.keys(resources).length > 0, "needs at least one resource"),
  Outputs: z.record(nameSchema, outputSchema).default({}),
});

export type TemplateResource = {
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
  condition: string | null;
  dependsOn: readonly string[];
  deletionPolicy: (typeof POLICIES)[number] | null;
  updateReplacePolicy: "Delete" | "Retain" | "Snapshot" | null;
};

/** A CloudFormation template, read and in order, nothing resolved. Functions are in their long form everywhere. */
export type Template = {
  description: string | null;
  parameters: readonly ParameterDefinition[];
  parameterGroups: readonly ParameterGroup[];
  rules: Readonly<Record<string, TemplateRule>>;
  mappings: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  conditions: Readonly<Record<string, unknown>>;
  resources: readonly TemplateResource[];
  outputs: readonly { name: string; description: string | null; value: unknown; condition: string | null }[];
  capabilities: readonly Capability[];
};

export type TemplateResult = { kind: "parsed"; template: Template } | { kind: "invalid"; problems: PlacedProblem[] };

/** Reads a template in YAML (with short forms) or JSON. Never throws for what the text holds. */
export function parseTemplate(body: string): TemplateResult {
  const read = readYaml(body, TEMPLATE_TAGS);
  if (read.kind === "invalid") return read;
  const parsed = templateSchema.safeParse(read.document.value, { error: plainInputError });
  if (!parsed.success)
    return { kind: "invalid", problems: parsed.error.issues.flatMap((issue) => describeIssue(issue, templateSchema, read.document)) };

  const declared = parsed.data.Metadata["AWS::CloudFormation::Interface"];
  const names = Object.keys(parsed.data.Parameters);
  const resources = Object.entries(parsed.data.Resources).map(
    ([logicalId, resource]): TemplateResource => ({
      logicalId,
      type: resource.Type,
      properties: resource.Properties,
      condition: resource.Condition ?? null,
      dependsOn: resource.DependsOn,
      deletionPolicy: resource.DeletionPolicy ?? null,
      updateReplacePolicy: resource.UpdateReplacePolicy ?? null,
    }),
  );
  return {
    kind: "parsed",
    template: {
      description: parsed.data.Description ?? null,
      parameters: Object.entries(parsed.data.Parameters).map(([name, parameter]) => toParameterDefinition(name, parameter, declared.ParameterLabels[name]?.default ?? null)),
      parameterGroups: groupParameters(names, declared),
      rules: parsed.data.Rules,
      mappings: parsed.data.Mappings,
      conditions: parsed.data.Conditions,
      resources,
      outputs: Object.entries(parsed.data.Outputs).map(([name, output]) => ({ name, description: output.Description ?? null, value: output.Value, condition: output.Condition ?? null })),
      capabilities: neededCapabilities(resources, parsed.data.Transform.length > 0),
    },
  };
}
