import { z } from "zod";

/** Two or more independent copies agree; one copy, or derived, or changing; old or disputed. */
export const CONFIDENCES = ["high", "medium", "low"] as const;

/** One price of AWS as it was found, with where it was found. */
export const priceRowSchema = z
  .strictObject({
    /** Our own name of the thing sold, stable over refreshes: "elasticache.cache.t3.micro.redis.ondemand". */
    sku: z.string().regex(/^[a-z0-9_.-]+$/),
    /** AWS's service code, as in the Price List. */
    service: z.string().min(1),
    /** AWS's usage type without the region's prefix, to join with a bill; null where it is not known or nothing is billed under it. */
    usageType: z.string().min(1).nullable(),
    description: z.string().min(1),
    /** What is counted: "hour", "GB-month", "request". */
    unit: z.string().min(1),
    /** `usd` is the price of so many units. */
    per: z.int().positive().default(1),
    /** US dollars as an exact decimal. */
    usd: z.string().regex(/^\d+(\.\d+)?$/, "must be a decimal number"),
    /** AWS takes nothing for it. Needed beside a price of 0, which in the Price List often means "covered by a reservation". */
    free: z.boolean().default(false),
    /** One step of a price that falls with the quantity in a month: holds above the one and up to the other quantity, counted in units. */
    tier: z.strictObject({ of: z.string(), above: z.number().nonnegative(), upTo: z.number().positive().nullable() }).optional(),
    /** A Spot price, which differs by zone. */
    zone: z.strictObject({ of: z.string(), name: z.string() }).optional(),
    remark: z.string().optional(),
    /** The day of the price list or copy; null where the copy bears no date. */
    asOf: z.iso.date().nullable(),
    confidence: z.enum(CONFIDENCES),
    /** Keys of the book's sources. */
    sources: z.array(z.string()).min(1),
  })
  .refine((row) => row.free || /[1-9]/.test(row.usd), { message: "must be above 0 unless marked as free", path: ["usd"] });
export type PriceRow = z.infer<typeof priceRowSchema>;

const FIGURE = new Intl.NumberFormat("en-US");

/** "hour", "1,000 requests". */
export function pricedUnit({ unit, per }: Pick<PriceRow, "unit" | "per">): string {
  return per === 1 ? unit : `${FIGURE.format(per)} ${unit.endsWith("y") ? `${unit.slice(0, -1)}ies` : `${unit}s`}`;
}
