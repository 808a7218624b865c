import { tagProblem } from "@/lib/environments/environment-tags";

export type TagRow = { key: string; value: string };

export const rowsOfTags = (tags: Readonly<Record<string, string>>): TagRow[] =>
  Object.entries(tags)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => a.key.localeCompare(b.key));

/** The tags that the rows mean, and the first thing wrong with them as a sentence. A row without key and value is not there yet. */
export function tagsOfRows(rows: readonly TagRow[]): { values: Record<string, string>; problem: string | null } {
  const filled = rows.filter(({ key, value }) => key !== "" || value !== "");
  const twice = filled.find(({ key }, index) => filled.findIndex((other) => other.key === key) !== index);
  const wrong = filled.map(({ key, value }) => tagProblem(key, value)).find((problem) => problem !== null);
  return {
    values: Object.fromEntries(filled.map(({ key, value }) => [key, value])),
    problem: wrong ?? (twice ? `The key ${twice.key} is there twice.` : null),
  };
}
