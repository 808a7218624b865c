import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import type { PriceHistory } from "../price-history-view";
import { findReadingFailure, listPricesReadings } from "./internal/price-book-repository";

const READINGS_SHOWN = 20;

/** Empty where Price List was never read for the region. */
export async function readPriceHistory({ actor, region }: { actor: Actor; region: string }): Promise<PriceHistory> {
  authorize(actor, "catalog:read");
  const [readings, failure] = await Promise.all([listPricesReadings(region, READINGS_SHOWN), findReadingFailure(region)]);
  return { region, failure: failure && { ...failure, at: failure.at.toISOString() }, readings: readings.map(({ id, at, accountId, changes, problems }) => ({ id, at: at.toISOString(), accountId, changes, problems })) };
}
