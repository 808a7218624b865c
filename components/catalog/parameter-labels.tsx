"use client";

import { createContext, useContext, type ReactNode } from "react";

import { labelledName, type ParameterLabels } from "@/lib/catalog/labelled-name";

const ParameterLabelsContext = createContext<ParameterLabels>({});

/** Gives what stands below it the labels of one option's settings. */
export function ParameterLabelsProvider({ labels, children }: { labels: ParameterLabels; children: ReactNode }) {
  return <ParameterLabelsContext value={labels}>{children}</ParameterLabelsContext>;
}

/** How to name a setting: by its label, with its own name beside it. */
export function useParameterName(): (name: string) => string {
  const labels = useContext(ParameterLabelsContext);
  return (name) => labelledName(name, labels);
}
