import { z } from "zod";

import { forOptionsSchema, keySchema, parameterValuesSchema, sentenceSchema, titleSchema } from "./plan-words";

/** What an answer means for one option: for it or against it, with which settings, and why in words for the person who answered. */
const consequenceSchema = z.strictObject({
  option: keySchema,
  effect: z.enum(["prefer", "accept", "exclude"]),
  parameters: parameterValuesSchema.optional(),
  reason: sentenceSchema,
});

/** A question that the plan wants answered before anything is launched. */
export const questionSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  /** What the answer decides. */
  affects: sentenceSchema,
  answers: z
    .array(z.strictObject({ key: keySchema, title: titleSchema, consequences: z.array(consequenceSchema), note: sentenceSchema.optional() }))
    .min(2),
});
export type Question = z.infer<typeof questionSchema>;

/** A comparison that the plan itself draws: rows with a title, one cell per column. */
export const comparisonTableSchema = z
  .strictObject({
    key: keySchema,
    title: titleSchema,
    rowTitle: titleSchema,
    columns: z.array(z.strictObject({ key: keySchema, title: titleSchema })).min(1),
    rows: z
      .array(
        z.strictObject({
          title: titleSchema,
          cells: z.record(keySchema, z.string().max(300)),
          /** Column that the plan calls the winner of this row. */
          winner: keySchema.optional(),
          /** Option of this catalogue that the row is about. */
          option: keySchema.optional(),
        }),
      )
      .min(1),
    conclusion: sentenceSchema.optional(),
  })
  .superRefine((table, context) => {
    const columns = new Set(table.columns.map((column) => column.key));
    table.rows.forEach((row, index) => {
      for (const key of Object.keys(row.cells))
        if (!columns.has(key)) context.addIssue({ code: "custom", path: ["rows", index, "cells", key], message: `names a column that the table lacks; it has ${[...columns].join(", ")}` });
      for (const key of columns)
        if (!(key in row.cells)) context.addIssue({ code: "custom", path: ["rows", index, "cells"], message: `lacks a cell for the column ${key}` });
      if (row.winner !== undefined && !columns.has(row.winner))
        context.addIssue({ code: "custom", path: ["rows", index, "winner"], message: `names a column that the table lacks; it has ${[...columns].join(", ")}` });
    });
  });
export type ComparisonTable = z.infer<typeof comparisonTableSchema>;

/** A step of the plan's own order of work. */
export const workStepSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  options: forOptionsSchema,
  /** When the plan schedules it, such as "week 4". */
  when: titleSchema.optional(),
  steps: z.array(sentenceSchema).min(1),
  /** Phase of a launch that does this step; left out where people do it. */
  phase: z.enum(["access", "network", "state", "entry", "compute", "monitoring"]).optional(),
});
export type WorkStep = z.infer<typeof workStepSchema>;
