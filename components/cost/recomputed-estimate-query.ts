import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import type { EstimateResult } from "@/lib/pricing/estimate-option";
import type { EstimateRequest } from "@/lib/pricing/estimate-view";
import { priceBookQuery, pricingMaterialQuery } from "@/lib/pricing/queries";

/**
 * An estimate worked out here in the browser, by the rules that the server prices with. Rules, template and prices are fetched with the
 * first question; from then on an answer takes no request. The estimate before stays until then.
 */
export const recomputedEstimateQuery = (system: string, option: string, request: EstimateRequest) =>
  queryOptions({
    queryKey: ["pricing", "recomputed", system, option, request],
    queryFn: async ({ client }): Promise<EstimateResult> => {
      const [{ estimateOption }, material, book] = await Promise.all([
        import("@/lib/pricing/estimate-option"),
        client.ensureQueryData(pricingMaterialQuery(system, option)),
        client.ensureQueryData(priceBookQuery(request.region)),
      ]);
      const { parameters, usage, preset } = request;
      return estimateOption({ option: material.option, template: material.template, book, parameters, usage, preset });
    },
    staleTime: Number.POSITIVE_INFINITY, // pure: the same question has the same answer while the prices stay
    placeholderData: keepPreviousData,
  });
