import { z } from "zod";

/** Small vocabulary of plan.yaml, shared by its parts. */

/** Name of a system, option, line or task inside its list: stable, because links and stored records carry it. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, such as load-balancer")
  .max(64);

/** One sentence or a few, shown as plain text. */
export const sentenceSchema = z.string().trim().min(1).max(2_000);
export const titleSchema = z.string().trim().min(1).max(120);

/** Name of a resource, parameter or output inside a template. */
export const logicalIdSchema = z.string().regex(/^[A-Za-z0-9]{1,255}$/, "must be a name from the template: letters and digits only");

/** Whether the plan's authors asked for it, or whether it was added as good practice. */
export const originSchema = z.enum(["plan", "recommended"]);

/** Limits a part of the plan to some options of the system; left out, it holds for all. */
export const forOptionsSchema = z.array(keySchema).min(1).optional();

/** US dollars per month, both ends included; a single figure has both ends equal. `where` cites the place in the plan. */
export const monthlyRangeSchema = z
  .strictObject({ lowUsd: z.number().nonnegative(), highUsd: z.number().nonnegative(), where: titleSchema.optional() })
  .refine((range) => range.highUsd >= range.lowUsd, { message: "highUsd must not be below lowUsd", path: ["highUsd"] });
export type MonthlyRange = z.infer<typeof monthlyRangeSchema>;

/** Parameter values to set, by parameter name; always text, as CloudFormation takes them. */
export const parameterValuesSchema = z.record(logicalIdSchema, z.string().max(4_096));
