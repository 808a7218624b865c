import { z } from "zod";

/** What can go wrong in a running stack of the sandbox, so that its metrics and alarms show it. */
export const DISTURBANCE_KINDS = ["errors", "slow", "cpu", "memory", "disk-full", "queue-backlog", "service-down"] as const;
export type DisturbanceKind = (typeof DISTURBANCE_KINDS)[number];

/** Each kind in words: what its metrics show. */
export const DISTURBANCE_WORDS: Readonly<Record<DisturbanceKind, string>> = {
  errors: "8 % of answers are errors",
  slow: "everything takes eight times as long",
  cpu: "processors at their limit",
  memory: "memory runs out",
  "disk-full": "disks and storage run full",
  "queue-backlog": "work piles up in the queue",
  "service-down": "nothing answers",
};

export const WITH_NEXT_RELEASE = "next-release";

const LONGEST_AGO_MINUTES = 7 * 24 * 60;

/** AWS ids of resources, stacks and the globs over them. */
const pattern = z.string().trim().min(1).max(255).regex(/^[A-Za-z0-9*?.:_/-]+$/, "Letters, digits and - _ . : / with * and ? as wildcards.");

export const disturbanceInputSchema = z.strictObject({
  /** Stack name, with wildcards. */
  stack: pattern,
  /** The resource's name in the template, with wildcards; null: every resource that it can happen to. */
  logicalId: pattern.nullable().default(null),
  kind: z.enum(DISTURBANCE_KINDS),
  /** Null: from now on, or as before where it is set already. */
  sinceMinutesAgo: z.int().min(0).max(LONGEST_AGO_MINUTES).nullable().default(null),
  /** A bad release: begins with the stack's next update that succeeds and ends with the one after. Of one stack only. */
  beginsWith: z.literal(WITH_NEXT_RELEASE).nullable().default(null),
}).refine(({ beginsWith, stack, sinceMinutesAgo }) => beginsWith === null || (sinceMinutesAgo === null && !/[*?]/.test(stack)), {
  path: ["stack"],
  error: "What begins with a release belongs to one environment and has no earlier beginning.",
});
export type DisturbanceInput = z.output<typeof disturbanceInputSchema>;

/** PUT /sandbox/disturbances replaces the whole list; what is no longer listed is over from now on. */
export const setDisturbancesSchema = z.strictObject({ disturbances: z.array(disturbanceInputSchema).max(100) });
export type SetDisturbances = z.output<typeof setDisturbancesSchema>;

export const disturbancesViewSchema = z.object({
  disturbances: z.array(z.object({ id: z.string(), stack: z.string(), logicalId: z.string(), kind: z.enum(DISTURBANCE_KINDS), since: z.iso.datetime().nullable(), beginsWith: z.literal(WITH_NEXT_RELEASE).nullable() })),
});
export type DisturbancesView = z.infer<typeof disturbancesViewSchema>;
