import { usdFigure } from "@/components/cost/usd-words";

/** Columns are named by letters where there is no room for more. */
export const columnLetter = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

/**
 * How a figure stands among those beside it: the lowest of differing ones, or by how much it is above the lowest. Null where all are alike,
 * and for what has none to compare.
 */
export type Standing = { kind: "lowest" } | { kind: "above"; by: number } | null;

const ALIKE = 0.005; // half a cent, and less than a second

/** The standing of each, in order. */
export function standings(values: readonly (number | null)[]): Standing[] {
  const lowest = Math.min(...values.filter((value) => value !== null));
  if (values.every((value) => value === null || value - lowest < ALIKE)) return values.map(() => null);
  return values.map((value) => (value === null ? null : value - lowest < ALIKE ? { kind: "lowest" } : { kind: "above", by: value - lowest }));
}

/** Whether the answers to a question are the same for all. */
export const isSameForAll = (answers: readonly string[]): boolean => new Set(answers).size <= 1;

type Compared = { title: string; settings: string; listUsd: number; isAtLeast: boolean };

/** The first line of a comparison: what is cheapest at list price, and by how much the others are above it. */
export function comparisonSentence(options: readonly Compared[]): string {
  const [first] = options;
  if (!first) return "Nothing is compared.";
  const ordered = options.map((option, index) => ({ ...option, letter: columnLetter(index) })).toSorted((left, right) => left.listUsd - right.listUsd);
  const [cheapest, ...others] = ordered;
  if (!cheapest) return "Nothing is compared.";
  const name = `${cheapest.letter}, ${cheapest.title} with ${cheapest.settings}`;
  const figure = `${cheapest.isAtLeast ? "at least " : ""}${usdFigure(cheapest.listUsd)} USD a month`;
  const dearer = others.map(({ letter, listUsd, isAtLeast }) => `${letter} ${listUsd - cheapest.listUsd < ALIKE ? "as much" : `${isAtLeast ? "at least " : ""}${usdFigure(listUsd - cheapest.listUsd)} more`}`);
  if (dearer.length === 0) return `${name}, is ${figure} at list price; choose another to compare it with.`;
  return `Cheapest at list price is ${name}: ${figure}; ${dearer.join(", ")}.`;
}
