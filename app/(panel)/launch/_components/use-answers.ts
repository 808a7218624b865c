"use client";

import { z } from "zod";

import type { Answers } from "@/lib/catalog/recommend-option";

import { keepInTab, useTabValue } from "./use-tab-value";

const answersSchema = z.record(z.string(), z.string());
const NONE: Answers = {};

const keyOf = (system: string): string => `pilothouse-launch ${system} answers`;

/** What was answered of a system's questions, kept in this tab; nothing where no system is chosen. */
export function useAnswers(system: string | null): { answers: Answers; answer: (question: string, key: string | null) => void } {
  const kept = useTabValue(system === null ? null : keyOf(system), answersSchema) ?? NONE;
  return {
    answers: kept,
    answer: (question, key) => {
      if (system === null) return;
      const others = Object.fromEntries(Object.entries(kept).filter(([other]) => other !== question));
      keepInTab(keyOf(system), key === null ? others : { ...others, [question]: key });
    },
  };
}
