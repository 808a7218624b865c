import { z } from "zod";

import { pageQuerySchema } from "@/lib/shared/page";

import { OPERATION_KINDS, OPERATION_STATES } from "./operation-state";

/** One or several, separated by commas: filter[state]=running,unknown */
const anyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(values)).min(1))
    .optional();

/** GET /environments/{id}/operations */
export const environmentOperationsQuerySchema = pageQuerySchema.extend({
  "filter[state]": anyOf(OPERATION_STATES),
  "filter[kind]": anyOf(OPERATION_KINDS),
});

/** GET /operations */
export const operationListQuerySchema = environmentOperationsQuerySchema.extend({ "filter[environmentId]": z.uuid().optional() });
