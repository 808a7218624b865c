import { z } from "zod";

import { forOptionsSchema, keySchema, logicalIdSchema, originSchema, sentenceSchema, titleSchema } from "./plan-words";

/** An alarm that the plan asks for, and the alarms of the template that keep it. */
export const planAlarmSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  origin: originSchema,
  severity: z.enum(["critical", "warning"]),
  /** When it goes off, in words and figures. */
  condition: sentenceSchema,
  /** What to do when it does. */
  response: sentenceSchema,
  logicalIds: z.array(logicalIdSchema).min(1),
});
export type PlanAlarm = z.infer<typeof planAlarmSchema>;

/** Value of a metric's dimension: fixed text, the stack's name, or what a resource of the stack is called (suffix added). */
const dimensionSchema = z.discriminatedUnion("from", [
  z.strictObject({ name: titleSchema, from: z.literal("text"), value: z.string().min(1) }),
  z.strictObject({ name: titleSchema, from: z.literal("stack-name") }),
  z.strictObject({ name: titleSchema, from: z.literal("resource"), logicalId: logicalIdSchema, attribute: z.string().optional(), suffix: z.string().optional() }),
]);

/** How a target is measured. `by-hand` is a figure that no machine of ours can read. */
export const measureSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("metric"), namespace: titleSchema, metricName: titleSchema, statistic: titleSchema, dimensions: z.array(dimensionSchema) }),
  z.strictObject({ kind: z.literal("error-rate"), loadBalancer: logicalIdSchema }),
  z.strictObject({ kind: z.literal("uptime") }),
  z.strictObject({ kind: z.literal("by-hand"), how: sentenceSchema }),
]);

/** A figure that the plan promises, with the unit that it is shown in. */
export const targetSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  origin: originSchema,
  options: forOptionsSchema,
  comparison: z.enum(["below", "at-most", "above", "at-least"]),
  value: z.number(),
  unit: z.string().min(1).max(40),
  measure: measureSchema,
});
export type Target = z.infer<typeof targetSchema>;

/** What the machine can gather for a maintenance task before somebody signs it. */
export const EVIDENCE = [
  "dashboard-figures",
  "error-log-patterns",
  "queue-depth",
  "targets",
  "storage-growth",
  "engine-versions",
  "image-versions",
  "pending-maintenance",
  "secret-ages",
  "certificate-expiry",
  "cost-against-plan",
  "backup-age",
  "rollback-rehearsal",
] as const;

export const MAINTENANCE_PERIODS = ["daily", "weekly", "monthly"] as const;

export const maintenanceTaskSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  origin: originSchema,
  options: forOptionsSchema,
  period: z.enum(MAINTENANCE_PERIODS),
  instructions: sentenceSchema,
  evidence: z.array(z.enum(EVIDENCE)),
});
export type MaintenanceTask = z.infer<typeof maintenanceTaskSchema>;

/** How a step after a launch is checked; all but the last by the machine. */
const checkSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("http"), output: logicalIdSchema, expectedStatus: z.int().min(100).max(599) }),
  z.strictObject({ kind: z.literal("resources"), logicalIds: z.array(logicalIdSchema).min(1) }),
  z.strictObject({ kind: z.literal("alarms") }),
  z.strictObject({ kind: z.literal("dashboards") }),
  z.strictObject({ kind: z.literal("by-hand"), how: sentenceSchema }),
]);

export const verificationStepSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  origin: originSchema,
  options: forOptionsSchema,
  check: checkSchema,
});
export type VerificationStep = z.infer<typeof verificationStepSchema>;

/** How an environment's health is asked for, again and again. */
export const healthCheckSchema = z.strictObject({
  output: logicalIdSchema,
  intervalSeconds: z.int().min(10).max(3_600),
  timeoutSeconds: z.int().min(1).max(60),
  expectedStatus: z.int().min(100).max(599),
  /** A field of a JSON answer that must have this value; left out, the status decides. */
  expectedField: z.strictObject({ path: z.string().min(1), value: z.string() }).optional(),
  uptimePercent: z.number().min(0).max(100).optional(),
});
