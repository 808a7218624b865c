import { z } from "zod";

import { priceRowSchema } from "./price-row";

const headSchema = z.strictObject({
  region: z.string().min(1),
  /** Changes with every change of a row. */
  version: z.string().min(1),
  /** The newest of its rows. */
  asOf: z.iso.date(),
  /** Where rows come from, by key. */
  sources: z.record(z.string(), z.string()),
});

/** All known list prices of one region; also its shape on the wire. A plain value, so that it can be cached and handed over as it is. */
export const priceBookSchema = headSchema.extend({
  rows: z.array(priceRowSchema),
  /** Rows that could not be used, and why. What they price is unpriced. */
  broken: z.array(z.object({ sku: z.string().nullable(), why: z.string() })),
});
export type PriceBook = z.infer<typeof priceBookSchema>;

const fileSchema = headSchema.extend({ rows: z.array(z.unknown()) });

export type PriceBookResult = { kind: "parsed"; book: PriceBook } | { kind: "invalid"; why: string };

/** Reads a price book as it is committed or stored. A broken row takes away itself only. Costs milliseconds: keep what it answers. */
export function parsePriceBook(value: unknown): PriceBookResult {
  const file = fileSchema.safeParse(value);
  if (!file.success) return { kind: "invalid", why: z.prettifyError(file.error) };
  const { rows: given, ...head } = file.data;
  const book: PriceBook = { ...head, rows: [], broken: [] };
  const seen = new Set<string>();
  for (const one of given) {
    const row = priceRowSchema.safeParse(one);
    const sku = skuOf(one);
    const why = row.success ? complaintOf(row.data, book, seen) : wordsOf(row.error);
    if (row.success && why === null) book.rows.push(row.data);
    else book.broken.push({ sku, why: why ?? "" });
    if (sku !== null) seen.add(sku);
  }
  return { kind: "parsed", book };
}

function complaintOf(row: PriceBook["rows"][number], { sources }: PriceBook, seen: ReadonlySet<string>): string | null {
  if (seen.has(row.sku)) return "stands twice in the price book";
  const unknown = row.sources.find((key) => !Object.hasOwn(sources, key));
  return unknown === undefined ? null : `names a source "${unknown}" that the price book does not have`;
}

const wordsOf = (error: z.ZodError): string => error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()).join("; ");

function skuOf(row: unknown): string | null {
  const named = z.object({ sku: z.string() }).safeParse(row);
  return named.success ? named.data.sku : null;
}
