import { z } from "zod";

import { readMoment } from "@/lib/metrics/time-range";

import type { JsonRecord } from "./json-value";

const momentSchema = z
  .string()
  .min(1)
  .max(60)
  .refine((text) => readMoment(text, new Date()) !== null, "This has to be a moment in ISO 8601, or a duration before now such as -PT3H.")
  .describe("ISO 8601: a moment, or a duration before now such as -PT3H");
/** Where nobody says how wide the chart is: as many as a wide screen has pixels. */
export const DEFAULT_POINTS = 2_000;
const pointsSchema = z.coerce.number().int().min(20).max(20_000).describe("Points a line may have; more are thinned, keeping lows and highs");
const variableValueSchema = z.string().max(1_024);
const runSchema = z.enum(["true", "false"]).transform((run) => run === "true").describe("Run a Logs Insights query, which AWS bills by what it scans");

/** A widget's place in its body's list, from 0. */
export const widgetIndexSchema = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,2})$/)
  .transform(Number);

const VARIABLE_PREFIX = "var.";
const viewParameters = { start: momentSchema.optional(), end: momentSchema.optional() };
const widgetParameters = { ...viewParameters, points: pointsSchema.optional(), run: runSchema.optional() };
const onlyVariables = (query: object): boolean => Object.keys(query).every((name) => Object.hasOwn(widgetParameters, name) || (name.startsWith(VARIABLE_PREFIX) && name.length < 80));
const NO_SUCH_PARAMETER = { message: "Only start, end, points, run and var.<id of a variable> are understood." };

/** Query of a dashboard: its range, and the values of its variables as var.<id>. */
export const dashboardQuerySchema = z.object(viewParameters).catchall(variableValueSchema).refine(onlyVariables, NO_SUCH_PARAMETER);
export const widgetDataQuerySchema = z.object(widgetParameters).catchall(variableValueSchema).refine(onlyVariables, NO_SUCH_PARAMETER);

/** The values of variables that a query holds, by id. */
export function variablesOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (name.startsWith(VARIABLE_PREFIX) && typeof value === "string" ? [[name.slice(VARIABLE_PREFIX.length), value]] : [])));
}

/** A body as CloudWatch keeps it: a JSON text, or the object that it stands for. */
const bodySchema = z.union([z.string(), z.custom<JsonRecord>((value) => typeof value === "object" && value !== null && !Array.isArray(value), "A dashboard's body is a JSON text or an object.")]);

const renderFields = {
  body: bodySchema,
  start: momentSchema.optional(),
  end: momentSchema.optional(),
  environmentId: z.uuid().optional().describe("Whose account and region are asked, and whose targets are drawn"),
  accountId: z.uuid().optional().describe("The account connection that is asked; left out with environmentId, the first one"),
  region: z.string().max(40).optional().describe("For widgets that name none"),
  variables: z.record(z.string().max(64), variableValueSchema).optional(),
  points: z.number().int().min(20).max(20_000).optional(),
  run: z.boolean().optional(),
};

/** POST /dashboards/render */
export const renderRequestSchema = z.strictObject(renderFields);
/** POST /dashboards/widget-data: one widget of such a body, by its place in the list. */
export const widgetDataRequestSchema = z.strictObject({ ...renderFields, index: z.int().min(0).max(499) });
export type RenderRequest = z.infer<typeof renderRequestSchema>;
