"use client";

import { useQueries } from "@tanstack/react-query";

import type { OptionSummary } from "@/lib/catalog/catalog-views";
import { answeredParameters, type Recommendation } from "@/lib/catalog/recommend-option";
import { ProblemError } from "@/lib/http/problem-error";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { estimateQuery } from "@/lib/pricing/queries";

export type OptionPrice = { kind: "loading" } | { kind: "priced"; totals: Estimate["totals"] } | { kind: "none"; why: string };

/** List prices of several options, each with what the answers set for it, in the order of the options. */
export function useOptionPrices(options: readonly OptionSummary[], region: string, recommendation: Recommendation): OptionPrice[] {
  const results = useQueries({
    queries: options.map(({ system, option }) => {
      const parameters = Object.fromEntries(Object.entries(answeredParameters(recommendation, option)).map(([name, { value }]) => [name, value]));
      return { ...estimateQuery(system, option, { region, parameters }), enabled: region !== "" };
    }),
  });
  return results.map(({ data, error }) => {
    if (data) return { kind: "priced", totals: data.totals };
    return error ? { kind: "none", why: whyNone(error) } : { kind: "loading" };
  });
}

/** An answer can call for a value that only the person has, such as an address: until then there is no stack to price. */
function whyNone(error: Error): string {
  if (!(error instanceof ProblemError)) return "could not be asked";
  return error.problems.length > 0 ? "when its settings are complete" : error.detail;
}
