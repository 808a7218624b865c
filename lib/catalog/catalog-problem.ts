import { z } from "zod";

/** A mistake in a file of the catalogue, placed so that an editor can jump to it. Lines and columns count from 1. */
export const catalogProblemSchema = z.object({
  /** Path below cfn-templates/. */
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  message: z.string(),
  /** What would be right, in words; null where the message says it all. */
  expected: z.string().nullable(),
});
export type CatalogProblem = z.infer<typeof catalogProblemSchema>;

/** A mistake before it is known which file it is in. */
export type PlacedProblem = Omit<CatalogProblem, "file">;
