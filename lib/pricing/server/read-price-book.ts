import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import type { PriceBook } from "../price-book";
import { loadPriceBook } from "./load-price-book";

/** All list prices of a region with their sources; null where there are none yet. */
export async function readPriceBook({ actor, region }: { actor: Actor; region: string }): Promise<PriceBook | null> {
  authorize(actor, "catalog:read");
  return loadPriceBook(region);
}
