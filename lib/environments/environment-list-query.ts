import { z } from "zod";

import { pageQuerySchema } from "@/lib/shared/page";

import { ENVIRONMENT_STATES } from "./environment-state";
import { STAGES } from "./environment-view";

export const ENVIRONMENT_SORTS = ["name", "updatedAt", "stage", "state", "system", "release", "createdAt"] as const;
export type EnvironmentSort = (typeof ENVIRONMENT_SORTS)[number];
/** A minus sign before it turns the order round. Stage sorts from dev to prod, state from what needs a person to what has no stack. */
const sortSchema = z.enum(ENVIRONMENT_SORTS.flatMap((sort) => [sort, `-${sort}`] as const));
export type EnvironmentSortOrder = z.infer<typeof sortSchema>;

const word = z.string().min(1).max(100);

/** GET /environments */
export const environmentListQuerySchema = pageQuerySchema.extend({
  sort: sortSchema.default("name"),
  "filter[system]": word.optional(),
  "filter[option]": word.optional(),
  "filter[stage]": z.enum(STAGES).optional(),
  "filter[state]": z.enum(ENVIRONMENT_STATES).optional(),
  "filter[accountId]": z.uuid().optional(),
  /** Part of the name, in any case. */
  q: z.string().trim().max(128).optional(),
});
type EnvironmentListQuery = z.infer<typeof environmentListQuerySchema>;

/** The same, as the use case takes it. */
export type EnvironmentListInput = {
  cursor?: string;
  limit: number;
  sort: EnvironmentSortOrder;
  filter: { system?: string; option?: string; stage?: string; state?: (typeof ENVIRONMENT_STATES)[number]; accountId?: string };
  q?: string;
};

export function toListInput(query: EnvironmentListQuery): EnvironmentListInput {
  return {
    cursor: query.cursor,
    limit: query.limit,
    sort: query.sort,
    filter: {
      system: query["filter[system]"],
      option: query["filter[option]"],
      stage: query["filter[stage]"],
      state: query["filter[state]"],
      accountId: query["filter[accountId]"],
    },
    q: query.q,
  };
}
