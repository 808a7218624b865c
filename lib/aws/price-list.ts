import "server-only";

import { GetProductsCommand, type PricingClient } from "@aws-sdk/client-pricing";

import { MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

const MOST_PAGES = 20; // of a hundred each: a question with more answers was too vague

/** Price List's query API. It costs nothing, and needs credentials. Throws `AwsError`. */
export function priceListGateway(client: Pick<PricingClient, "send">, read: ReadCall) {
  return {
    /** Products that match every field exactly, each as the JSON text that AWS answers. A service that it does not know has none. */
    async listProducts(serviceCode: string, fields: readonly (readonly [field: string, value: string])[]): Promise<unknown[]> {
      const products: unknown[] = [];
      let token: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await read("pricing:GetProducts", async () => {
          const Filters = fields.map(([Field, Value]) => ({ Type: "TERM_MATCH" as const, Field, Value }));
          const { PriceList, NextToken } = await client.send(new GetProductsCommand({ ServiceCode: serviceCode, FormatVersion: "aws_v1", Filters, NextToken: token }));
          if (!PriceList) throw new MalformedAnswerError("GetProducts without a list.");
          return { products: PriceList.map(parsed), next: NextToken };
        });
        products.push(...answer.products);
        token = answer.next || undefined;
        if (token === undefined) return products;
      }
      throw new MalformedAnswerError(`GetProducts of ${serviceCode} went on for more than ${MOST_PAGES} pages.`);
    },
  };
}

function parsed(product: unknown): unknown {
  try {
    return JSON.parse(String(product));
  } catch (error) {
    throw new MalformedAnswerError(`A product of GetProducts is not JSON: ${String(error)}`);
  }
}
