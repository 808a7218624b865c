import { z } from "zod";

import { accountViewSchema } from "./account-view";

/** The sandbox's connection has this name; no other may take it. */
export const SANDBOX_ACCOUNT_NAME = "Sandbox";

const name = z.string().trim().min(1, "Give the connection a name.").max(80);
const regions = z
  .array(z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, "A region reads like us-east-1."))
  .min(1, "Name at least one region.")
  .max(20)
  .refine((all) => new Set(all).size === all.length, "Name each region once.");
const roleArn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "A role's ARN reads like arn:aws:iam::111122223333:role/name.");
const stackNamePrefix = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,38}-$/, "Letters, digits and hyphens, from a letter to a hyphen, at most 40: pilothouse-");
const templateBucket = z.string().regex(/^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.");

/** POST /accounts: a connection to an AWS account; the sandbox's is made by the product itself. */
export const createAccountSchema = z.strictObject({
  name,
  regions,
  /** Role to assume; left out: the machine's own credentials. */
  roleArn: roleArn.nullable().default(null),
  /** Role that CloudFormation assumes for every stack of the account. */
  executionRoleArn: roleArn.nullable().default(null),
  stackNamePrefix: stackNamePrefix.default("pilothouse-"),
  /** Bucket for templates over 51,200 bytes; left out: one is made when the first such template comes. */
  templateBucket: templateBucket.nullable().default(null),
});
export type CreateAccount = z.infer<typeof createAccountSchema>;

/** PATCH /accounts/{id}: what is left out stays. */
export const updateAccountSchema = z
  .strictObject({
    name: name.optional(),
    regions: regions.optional(),
    roleArn: roleArn.nullable().optional(),
    executionRoleArn: roleArn.nullable().optional(),
    stackNamePrefix: stackNamePrefix.optional(),
    templateBucket: templateBucket.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Name at least one thing to change.");
export type UpdateAccount = z.infer<typeof updateAccountSchema>;

/** What an administrator sees of a connection beside its view: all that has to be set up on the AWS side. */
export const accountDetailSchema = accountViewSchema.extend({
  roleArn: z.string().nullable(),
  /** Generated here, one per connection; the role's trust policy must demand it. */
  externalId: z.string().nullable(),
  executionRoleArn: z.string().nullable(),
  stackNamePrefix: z.string(),
  templateBucket: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type AccountDetail = z.infer<typeof accountDetailSchema>;
