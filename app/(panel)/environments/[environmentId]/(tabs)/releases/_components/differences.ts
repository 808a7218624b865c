export type Difference = { name: string; before: string | null; after: string | null };

/** Names whose values differ, in alphabetical order; null: not there. */
export function differences(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((difference) => difference.before !== difference.after);
}
