import { z } from "zod";

/** What every list of the API answers: one page, the cursor of the next (null: this is the last) and how many match in all. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().nonnegative() });

export type Page<Item> = { items: Item[]; nextCursor: string | null; total: number };

/** Rows of the longest page that a list gives; what is never as long as that (accounts, people) is read whole with it. */
export const LONGEST_PAGE = 200;

/** The query parameters that every list takes. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;
