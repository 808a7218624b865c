import { z } from "zod";

import { EVIDENCE } from "@/lib/catalog/plan-operations";

export const evidenceKindSchema = z.enum(EVIDENCE);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** One number that was found, beside what it should be and what it was before. */
export const figureSchema = z.object({
  title: z.string(),
  /** Null: not known. */
  value: z.number().nullable(),
  unit: z.string(),
  /** What the plan asks for, e.g. "below 500 ms"; null: it asks for nothing. */
  target: z.string().nullable(),
  /** The same a period before; null: not known. */
  former: z.number().nullable(),
  /** Why somebody should look at it; null: it is as usual. */
  unusual: z.string().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

export const evidenceTableSchema = z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type EvidenceTable = z.infer<typeof evidenceTableSchema>;

/**
 * What the machine found for one kind of evidence. "nothing-there": the environment has nothing of the kind (no queue, no database).
 * "could-not-tell" is never fine: a person fills it in or says why not.
 */
export const evidenceAnswerSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("gathered"),
    /** The whole in a sentence or two. */
    summary: z.string(),
    figures: z.array(figureSchema),
    tables: z.array(evidenceTableSchema),
    /** What a person should look at, in sentences; those of figures included. */
    unusual: z.array(z.string()),
    /** Of what is shown as a whole; ISO. */
    asOf: z.iso.datetime(),
    /** Whom it was asked of, e.g. "RDS, DescribeDBInstances". */
    source: z.string(),
  }),
  z.object({ kind: z.literal("nothing-there"), why: z.string() }),
  z.object({ kind: z.literal("could-not-tell"), why: z.string() }),
]);
export type EvidenceAnswer = z.infer<typeof evidenceAnswerSchema>;

export const evidenceItemSchema = z.object({ kind: evidenceKindSchema, answer: evidenceAnswerSchema });
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** What was gathered for a task at one moment. */
export const gatheredEvidenceSchema = z.object({
  id: z.uuid(),
  gatheredAt: z.iso.datetime(),
  gatheredBy: z.string(),
  /** SHA-256 of the answers, hex. */
  hash: z.string(),
  items: z.array(evidenceItemSchema),
});
export type GatheredEvidence = z.infer<typeof gatheredEvidenceSchema>;

type Gathered = Extract<EvidenceAnswer, { kind: "gathered" }>;

/** A gathered answer; what is unusual about its figures is told with the rest. */
export function gathered({ summary, figures = [], tables = [], unusual = [], asOf, source }: Partial<Gathered> & { summary: string; asOf: string; source: string }): EvidenceAnswer {
  const ofFigures = figures.flatMap(({ title, unusual: why }) => (why === null ? [] : [`${title}: ${why}`]));
  return { kind: "gathered", summary, figures, tables, unusual: [...ofFigures, ...unusual], asOf, source };
}

export const couldNotTell = (why: string): EvidenceAnswer => ({ kind: "could-not-tell", why });
export const nothingThere = (why: string): EvidenceAnswer => ({ kind: "nothing-there", why });

export const unusualOf = (items: readonly EvidenceItem[]): string[] => items.flatMap(({ answer }) => (answer.kind === "gathered" ? answer.unusual : []));
export const untoldOf = (items: readonly EvidenceItem[]): EvidenceItem["kind"][] => items.flatMap(({ kind, answer }) => (answer.kind === "could-not-tell" ? [kind] : []));
