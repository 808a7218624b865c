import { z } from "zod";

import type { QuotaNeed } from "./quota-needs";
import { QUOTA_KEYS } from "./quotas";
import { Unresolved } from "./resolved-value";

/** A number that AWS tells, or why it did not. */
export const toldNumberSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("told"), value: z.number(), asOf: z.iso.datetime() }),
  z.object({ kind: z.literal("not-told"), why: z.string(), asOf: z.iso.datetime() }),
]);
export type ToldNumber = z.infer<typeof toldNumberSchema>;

/** What an account may have of something. "unlimited": AWS documents that there is no limit, and where. */
export const quotaLimitSchema = z.discriminatedUnion("kind", [...toldNumberSchema.options, z.object({ kind: z.literal("unlimited"), source: z.string(), asOf: z.iso.datetime() })]);
export type QuotaLimit = z.infer<typeof quotaLimitSchema>;

/** How an account stands to one quota in a region. */
export const quotaStateSchema = z.object({
  key: z.enum(QUOTA_KEYS),
  serviceCode: z.string(),
  quotaCode: z.string().nullable(),
  title: z.string(),
  unit: z.string(),
  limit: quotaLimitSchema,
  inUse: toldNumberSchema,
});
export type QuotaState = z.infer<typeof quotaStateSchema>;

export const quotaVerdictSchema = z.object({
  key: z.enum(QUOTA_KEYS),
  /** Null: only a launch tells. */
  needed: z.number().nullable(),
  /** When everything that may grow has grown. */
  atMost: z.number().nullable(),
  /** "tight": it fits, but leaves less than a fifth of the quota, or cannot grow to its largest size. */
  verdict: z.enum(["fits", "tight", "exceeds", "could-not-tell"]),
  /** A sentence. */
  why: z.string(),
});
export type QuotaVerdict = z.infer<typeof quotaVerdictSchema>;

/** Of a quota: what is left above it is worth a request for more before it is needed. */
const TIGHT_ABOVE = 0.8;

/** Whether what a stack needs of a quota is there in an account. Not knowing what is in use does not hide that the limit alone is too small. */
export function quotaVerdict({ key, needed, atMost }: QuotaNeed, { limit, inUse, unit }: Pick<QuotaState, "limit" | "inUse" | "unit">): QuotaVerdict {
  const verdict = (kind: QuotaVerdict["verdict"], why: string): QuotaVerdict => ({ key, needed: numberOf(needed), atMost: numberOf(atMost), verdict: kind, why });
  if (needed instanceof Unresolved) return verdict("could-not-tell", needed.sentence);
  if (limit.kind === "not-told") return verdict("could-not-tell", `The limit is not known. ${limit.why}`);
  const words = (count: number) => `${count.toLocaleString("en")} ${count === 1 || unit === "vCPU" ? unit : plural(unit)}`;
  if (limit.kind === "unlimited") return verdict("fits", `It needs ${words(needed)}; AWS sets no limit to their number (${limit.source}).`);
  const most = atMost instanceof Unresolved ? needed : atMost;
  if (needed > limit.value) return verdict("exceeds", `It needs ${words(needed)}; the account may have ${limit.value.toLocaleString("en")} in all.`);
  if (inUse.kind === "not-told") return verdict("could-not-tell", `It needs ${words(needed)} of ${limit.value.toLocaleString("en")}; how many are in use is not known. ${inUse.why}`);
  const free = Math.max(0, limit.value - inUse.value);
  const state = `${inUse.value.toLocaleString("en")} of ${limit.value.toLocaleString("en")} are in use`;
  if (needed > free) return verdict("exceeds", `It needs ${words(needed)}; ${state}, so ${free.toLocaleString("en")} ${free === 1 ? "is" : "are"} left.`);
  if (most > free) return verdict("tight", `It fits as it is launched; it may grow to ${words(most)}, and ${state}.`);
  if (inUse.value + needed > limit.value * TIGHT_ABOVE) return verdict("tight", `It needs ${words(needed)}; ${state}. With it, less than a fifth is left.`);
  return verdict("fits", `It needs ${words(needed)}; ${state}.`);
}

const numberOf = (value: QuotaNeed["needed"]): number | null => (value instanceof Unresolved ? null : value);
const plural = (unit: string): string => (unit.endsWith("ss") ? `${unit}es` : `${unit}s`);
