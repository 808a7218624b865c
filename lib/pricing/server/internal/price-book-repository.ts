import "server-only";

import { z } from "zod";

import { database, type Database } from "@/lib/db/transaction";

import type { PriceRow } from "../../price-row";
import type { PriceChange, PriceProblem } from "../../refreshed-prices";

/** A reading of Price List as it was kept. `rows` is untrusted: an earlier version of ours may have written it. */
export type StoredPrices = { id: string; region: string; at: Date; accountId: string; version: string; rows: unknown };

export async function findNewestPrices(region: string): Promise<StoredPrices | null> {
  return database().priceBookVersion.findFirst({ where: { region }, orderBy: { at: "desc" }, select: { id: true, region: true, at: true, accountId: true, version: true, rows: true } });
}

/** Id of the newest reading; null: there is none. Cheap, for telling whether what is kept in memory is still the newest. */
export async function findNewestPricesId(region: string): Promise<string | null> {
  const row = await database().priceBookVersion.findFirst({ where: { region }, orderBy: { at: "desc" }, select: { id: true } });
  return row?.id ?? null;
}

export type NewPrices = { region: string; at: Date; accountId: string; version: string; rows: PriceRow[]; changes: PriceChange[]; problems: PriceProblem[] };

/** A reading takes the place of what went wrong before it. */
export async function insertPrices(tx: Database, prices: NewPrices): Promise<void> {
  await tx.priceBookVersion.create({ data: prices });
  await tx.priceReadingFailure.deleteMany({ where: { region: prices.region } });
}

export type PriceReadingFailure = { at: Date; accountId: string; why: string };

export async function storeReadingFailure(region: string, failure: PriceReadingFailure): Promise<void> {
  await database().priceReadingFailure.upsert({ where: { region }, create: { region, ...failure }, update: failure });
}

/** Null: the newest reading went well, or there was none. */
export const findReadingFailure = (region: string): Promise<PriceReadingFailure | null> =>
  database().priceReadingFailure.findUnique({ where: { region }, select: { at: true, accountId: true, why: true } });

const changesSchema = z.array(z.object({ sku: z.string(), before: z.string().nullable(), after: z.string() }));
const problemsSchema = z.array(z.object({ sku: z.string(), why: z.string() }));

export type PricesReading = { id: string; at: Date; accountId: string; version: string; changes: PriceChange[]; problems: PriceProblem[] };

/** Newest first. */
export async function listPricesReadings(region: string, atMost: number): Promise<PricesReading[]> {
  const rows = await database().priceBookVersion.findMany({
    where: { region },
    orderBy: { at: "desc" },
    take: atMost,
    select: { id: true, at: true, accountId: true, version: true, changes: true, problems: true },
  });
  return rows.map(({ changes, problems, ...row }) => ({ ...row, changes: changesSchema.parse(changes), problems: problemsSchema.parse(problems) }));
}

/** Each region that was ever refreshed, with its newest reading. */
export async function listRefreshedRegions(): Promise<{ region: string; at: Date; accountId: string }[]> {
  return database().priceBookVersion.findMany({ distinct: ["region"], orderBy: [{ region: "asc" }, { at: "desc" }], select: { region: true, at: true, accountId: true } });
}
