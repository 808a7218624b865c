import { z } from "zod";

/** A parameter as the template declares it. All values are text, as CloudFormation keeps them; null means not declared. */
export const parameterDefinitionSchema = z.object({
  name: z.string(),
  /** From the template's interface; null: the name has to do. */
  label: z.string().nullable(),
  /** String, Number, CommaDelimitedList, List<…>, AWS::EC2::VPC::Id, AWS::SSM::Parameter::Value<…> and the like. */
  type: z.string(),
  description: z.string().nullable(),
  default: z.string().nullable(),
  allowedValues: z.array(z.string()),
  allowedPattern: z.string().nullable(),
  constraintDescription: z.string().nullable(),
  minLength: z.int().nullable(),
  maxLength: z.int().nullable(),
  minValue: z.number().nullable(),
  maxValue: z.number().nullable(),
  /** AWS shows **** instead of the value ever after. */
  noEcho: z.boolean(),
});
export type ParameterDefinition = z.infer<typeof parameterDefinitionSchema>;

export const parameterGroupSchema = z.object({ label: z.string(), parameters: z.array(z.string()) });
export type ParameterGroup = z.infer<typeof parameterGroupSchema>;

/** Numbers and booleans are as good as text in a template: CloudFormation turns them into it. */
const textSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const numberSchema = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number)]);
const integerSchema = numberSchema.pipe(z.int().nonnegative());

/** One entry of a template's Parameters section, as written. */
export const parameterSchema = z.strictObject({
  Type: z.string().min(1),
  Description: z.string().max(4_000).optional(),
  Default: z.union([textSchema, z.array(textSchema).transform((items) => items.join(","))]).optional(),
  AllowedValues: z.array(textSchema).min(1).optional(),
  AllowedPattern: z.string().optional(),
  ConstraintDescription: z.string().optional(),
  MinLength: integerSchema.optional(),
  MaxLength: integerSchema.optional(),
  MinValue: numberSchema.optional(),
  MaxValue: numberSchema.optional(),
  NoEcho: z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).optional(),
});

/** The part of Metadata that orders and labels parameters; anything else in it is left alone. */
export const interfaceSchema = z
  .object({
    ParameterGroups: z.array(z.object({ Label: z.object({ default: z.string() }).optional(), Parameters: z.array(z.string()).default([]) })).default([]),
    ParameterLabels: z.record(z.string(), z.object({ default: z.string() })).default({}),
  })
  .default({ ParameterGroups: [], ParameterLabels: {} });

export function toParameterDefinition(name: string, parameter: z.output<typeof parameterSchema>, label: string | null): ParameterDefinition {
  return {
    name,
    label,
    type: parameter.Type,
    description: parameter.Description ?? null,
    default: parameter.Default ?? null,
    allowedValues: parameter.AllowedValues ?? [],
    allowedPattern: parameter.AllowedPattern ?? null,
    constraintDescription: parameter.ConstraintDescription ?? null,
    minLength: parameter.MinLength ?? null,
    maxLength: parameter.MaxLength ?? null,
    minValue: parameter.MinValue ?? null,
    maxValue: parameter.MaxValue ?? null,
    noEcho: parameter.NoEcho ?? false,
  };
}

/** Groups in the interface's order; parameters that it forgets come last, in the template's order, as a group of their own. */
export function groupParameters(names: readonly string[], declared: z.output<typeof interfaceSchema>): ParameterGroup[] {
  const known = new Set(names);
  const grouped = new Set<string>();
  const groups = declared.ParameterGroups.map((group) => {
    const parameters = group.Parameters.filter((name) => known.has(name) && !grouped.has(name));
    for (const name of parameters) grouped.add(name);
    return { label: group.Label?.default ?? "Settings", parameters };
  }).filter((group) => group.parameters.length > 0);
  const rest = names.filter((name) => !grouped.has(name));
  return rest.length === 0 ? groups : [...groups, { label: groups.length === 0 ? "Settings" : "Other settings", parameters: rest }];
}
