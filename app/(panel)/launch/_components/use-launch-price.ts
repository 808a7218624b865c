"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";

import { ProblemError } from "@/lib/http/problem-error";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { priceBookQuery, pricingMaterialQuery } from "@/lib/pricing/queries";

import { priceDraft, type DraftPrice } from "./price-draft";

export type LaunchPrice =
  | { kind: "no-option" }
  | { kind: "loading" }
  | { kind: "no-prices"; region: string }
  | { kind: "failed"; error: Error }
  | DraftPrice;

type PricedChoice = {
  /** Null: none is chosen. */
  option: { system: string; option: string } | null;
  region: string;
  /** Both the same objects as long as nothing in them has changed. */
  values: Readonly<Record<string, string>>;
  usage: Readonly<Record<string, number>>;
};

const NOT_CHOSEN = { system: "", option: "" };

/** What the choice costs, worked out in the browser. Follows typing as soon as the field itself has been drawn. */
export function useLaunchPrice({ option, region, values, usage }: PricedChoice): LaunchPrice {
  const { system, option: key } = option ?? NOT_CHOSEN;
  const material = useQuery({ ...pricingMaterialQuery(system, key), enabled: option !== null });
  const book = useQuery({ ...priceBookQuery(region), enabled: region !== "" });
  const [askedValues, askedUsage] = [useDeferredValue(values), useDeferredValue(usage)];
  const price = useMemo(
    () => (material.data && book.data ? priceDraft({ material: material.data, book: book.data, values: askedValues, usage: askedUsage }) : null),
    [material.data, book.data, askedValues, askedUsage],
  );

  if (option === null) return { kind: "no-option" };
  if (book.error instanceof ProblemError && book.error.code === "not-found") return { kind: "no-prices", region };
  const error = material.error ?? book.error;
  if (error) return { kind: "failed", error };
  return price ?? { kind: "loading" };
}

/** The estimate, where there is one. */
export const estimateOf = (price: LaunchPrice): Estimate | null => (price.kind === "priced" ? price.estimate : null);
