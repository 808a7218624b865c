import { z } from "zod";

/** What decided: the figures that were looked at, newest first, and how many of how many were over the limit. */
export type ReasonFigures = { values: number[]; breaching: number | null; looked: number | null };

/** CloudWatch's StateReasonData; an alarm of metrics has these, one that a person set has none. */
const dataSchema = z.object({
  recentDatapoints: z.array(z.number().nullable()).optional(),
  evaluatedDatapoints: z.array(z.object({ timestamp: z.string(), value: z.number().optional() })).optional(),
});

const OUT_OF = /(\d+) out of the last (\d+) datapoints?/;
const LISTED = /datapoints? \[([^\]]*)\]/;

/** Figures out of AWS's JSON, else out of its sentence ("Threshold Crossed: 3 out of the last 3 datapoints [6.2 (26/11/26 12:00:00), …"). */
export function reasonFigures(reason: string, reasonData: unknown): ReasonFigures {
  const told = OUT_OF.exec(reason);
  const parsed = dataSchema.safeParse(reasonData);
  const evaluated = parsed.data?.evaluatedDatapoints?.flatMap(({ value }) => value ?? []) ?? [];
  const recent = (parsed.data?.recentDatapoints ?? []).flatMap((value) => value ?? []).toReversed();
  const listed = (LISTED.exec(reason)?.[1] ?? "").split(", ").flatMap((part) => {
    const value = Number.parseFloat(part);
    return Number.isFinite(value) ? [value] : [];
  });
  const values = [evaluated, recent, listed].find((list) => list.length > 0) ?? [];
  return { values, breaching: told ? Number(told[1]) : null, looked: told ? Number(told[2]) : null };
}
