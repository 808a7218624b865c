import { z } from "zod";

export const VERIFICATION_OUTCOMES = ["passed", "failed", "unknown"] as const;
export type VerificationOutcome = (typeof VERIFICATION_OUTCOMES)[number];

/** What a step came to: unknown is a finding of its own, never a success. */
export type Finding = { outcome: VerificationOutcome; detail: string };

const resultSchema = z.object({
  outcome: z.enum(VERIFICATION_OUTCOMES),
  /** What the machine found, or what the person noted. */
  detail: z.string(),
  at: z.iso.datetime(),
  /** Null: the machine. */
  signedBy: z.string().nullable(),
});

const stepSchema = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(["http", "resources", "alarms", "dashboards", "by-hand"]),
  /** What a person has to do; null: the machine looks. */
  how: z.string().nullable(),
  /** Null: nobody has looked yet. */
  result: resultSchema.nullable(),
});
export type VerificationStepView = z.infer<typeof stepSchema>;

/** GET /environments/{id}/verification: the plan's check list for the release that runs. */
export const verificationViewSchema = z.object({
  /** Null: nothing runs, so there is nothing to check. */
  release: z.int().nullable(),
  run: z
    .object({
      requestedBy: z.string(),
      requestedAt: z.iso.datetime(),
      /** Null: the machine still looks, and looks again at what has not passed. */
      finishedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  steps: z.array(stepSchema),
});
export type VerificationView = z.infer<typeof verificationViewSchema>;

/** PUT /environments/{id}/verification/{stepKey} */
export const signStepSchema = z.strictObject({
  /** The release whose check list was read: where another one runs meanwhile, nothing is signed. Left out: whichever runs. */
  release: z.int().positive().optional(),
  outcome: z.enum(["passed", "failed"]),
  note: z.string().trim().max(1_000, "has 1,000 characters at most").default(""),
});
export type SignStep = z.infer<typeof signStepSchema>;
