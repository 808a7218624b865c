import { z } from "zod";

/** GET /environments/{id}/releases/{number}/effect: key figures before and after a release. */
export const releaseEffectSchema = z.object({
  release: z.int().positive(),
  /** When it was running; null: it never was. */
  at: z.iso.datetime().nullable(),
  /** How long is compared on each side: the window asked for, or as much as has passed. Null: too early, or nothing to compare. */
  comparedSeconds: z.int().nullable(),
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      source: z.enum(["target", "dashboard"]),
      /** Null: a plain number, or not known. */
      unit: z.string().nullable(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      difference: z.number().nullable(),
      differencePercent: z.number().nullable(),
      /** Standard deviation over windows of the same length in the week before; null: too few of them. */
      spread: z.number().nullable(),
      verdict: z.enum(["usual", "unusual", "no-data", "unknown"]),
      /** Of a target: whether it is met afterwards. */
      target: z.object({ words: z.string(), verdict: z.enum(["met", "missed", "no-data"]) }).nullable(),
    }),
  ),
  remarks: z.array(z.string()),
  asOf: z.iso.datetime(),
});
export type ReleaseEffect = z.infer<typeof releaseEffectSchema>;
