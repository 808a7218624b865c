import { z } from "zod";

import { healthSummarySchema } from "./health-summary";

export const STAGES = ["dev", "staging", "prod"] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

export const environmentIdSchema = z.uuid();

/** Last thing that was wanted of the stack, in short; the operation's own view has the rest. */
const lastOperationSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.string(),
  at: z.iso.datetime(),
});

/** An environment as lists and pages show it: its summary row, read by one statement. */
export const environmentViewSchema = z.object({
  id: environmentIdSchema,
  name: z.string(),
  system: z.string(),
  option: z.string(),
  stage: stageSchema,
  accountId: z.uuid(),
  accountName: z.string(),
  accountKind: z.enum(["sandbox", "aws"]),
  region: z.string(),
  stackName: z.string(),
  stackArn: z.string().nullable(),
  /** AWS's StackStatus, open to values we do not know; null: no stack. */
  stackStatus: z.string().nullable(),
  stackStatusReason: z.string().nullable(),
  /** The release the stack runs; null where none does or nobody can tell. */
  release: z.int().nullable(),
  latestRelease: z.int(),
  lastOperation: lastOperationSchema.nullable(),
  /** Alarms of its stack that ring now; null: never read. */
  alarmsInAlarm: z.int().nullable(),
  /** Those that CloudWatch has no figures for: neither in alarm nor well. */
  alarmsWithoutData: z.int().nullable(),
  alarmsTotal: z.int().nullable(),
  /** Since when AWS answers nothing about its alarms, so that the counts are of then; null: it answers. */
  alarmsUnreadSince: z.iso.datetime().nullable(),
  health: healthSummarySchema,
  protected: z.boolean(),
  tags: z.record(z.string(), z.string()),
  createdAt: z.iso.datetime(),
  /** When AWS last told us the stack's status; null: never asked. */
  asOf: z.iso.datetime().nullable(),
});
export type EnvironmentView = z.infer<typeof environmentViewSchema>;

/** One output of the stack. Its value is text from AWS: only http(s) values may open as links. */
export const stackOutputSchema = z.object({
  key: z.string(),
  value: z.string(),
  description: z.string().nullable(),
});

export const environmentDetailSchema = environmentViewSchema.extend({
  outputs: z.array(stackOutputSchema),
  /** Secrets that the stack made and a person fills in; their values are never read. */
  secrets: z.array(
    z.object({
      logicalId: z.string(),
      title: z.string(),
      description: z.string(),
      /** The fields of the secret's JSON. */
      keys: z.array(z.object({ key: z.string(), title: z.string(), required: z.boolean() })),
      /** What has to happen before a new value is used. */
      takesEffect: z.string(),
      /** Null: the stack has not made it yet. */
      arn: z.string().nullable(),
    }),
  ),
});
export type EnvironmentDetail = z.infer<typeof environmentDetailSchema>;
