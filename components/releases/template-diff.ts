import { structuredPatch } from "diff";

type DiffLine = { kind: "same" | "added" | "removed"; text: string; beforeLine: number | null; afterLine: number | null };
type DiffHunk = { key: string; lines: DiffLine[] };
export type TemplateDiff = { hunks: DiffHunk[]; added: number; removed: number };

const CONTEXT_LINES = 3;

/** What changed between two templates, line by line with a little around it. No hunk: the texts are equal. */
export function templateDiff(before: string, after: string): TemplateDiff {
  const { hunks } = structuredPatch("before", "after", before, after, undefined, undefined, { context: CONTEXT_LINES });
  const result: TemplateDiff = { hunks: [], added: 0, removed: 0 };
  for (const { oldStart, newStart, lines } of hunks) {
    let beforeLine = oldStart;
    let afterLine = newStart;
    const hunk: DiffHunk = { key: `${oldStart}-${newStart}`, lines: [] };
    for (const line of lines) {
      const text = line.slice(1);
      if (line.startsWith("+")) {
        hunk.lines.push({ kind: "added", text, beforeLine: null, afterLine: afterLine++ });
        result.added += 1;
      } else if (line.startsWith("-")) {
        hunk.lines.push({ kind: "removed", text, beforeLine: beforeLine++, afterLine: null });
        result.removed += 1;
      } else if (line.startsWith(" ")) hunk.lines.push({ kind: "same", text, beforeLine: beforeLine++, afterLine: afterLine++ });
      // "\ No newline at end of file" is about the file, not a line of it.
    }
    result.hunks.push(hunk);
  }
  return result;
}
