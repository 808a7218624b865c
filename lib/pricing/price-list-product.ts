import { z } from "zod";

const dimensionSchema = z.object({
  unit: z.string(),
  beginRange: z.string(),
  endRange: z.string(),
  pricePerUnit: z.record(z.string(), z.string()),
});

/** One product as Price List's query API answers it: the string of JSON, parsed ("GetProducts": aws_v1). */
export const priceListProductSchema = z.object({
  product: z.object({ sku: z.string(), attributes: z.record(z.string(), z.string()) }),
  terms: z.object({ OnDemand: z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), dimensionSchema) })).default({}) }),
  publicationDate: z.string().default(""),
});
export type PriceListProduct = z.infer<typeof priceListProductSchema>;
