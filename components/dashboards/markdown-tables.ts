/** A stretch of markdown, or a table in it. */
export type MarkdownPart = { kind: "markdown"; text: string } | { kind: "table"; header: string[]; rows: string[][] };

const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const LONGEST_RULE = 2_000; // characters: beyond it the look for dashes would keep a browser busy
const FENCE = /^\s*(```|~~~)/;

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

/**
 * Takes pipe tables out of markdown: CloudWatch draws them, though plain markdown has none. A table is a line with pipes, a line of
 * dashes with as many columns under it, and lines with pipes after that; inside a fence it is code.
 */
export function splitMarkdownTables(markdown: string): MarkdownPart[] {
  const lines = markdown.split("\n");
  const parts: MarkdownPart[] = [];
  let text: string[] = [];
  let isCode = false;
  const flush = () => {
    if (text.join("").trim() !== "") parts.push({ kind: "markdown", text: text.join("\n") });
    text = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const rule = lines[at + 1] ?? "";
    if (FENCE.test(line)) isCode = !isCode;
    const header = cellsOf(line);
    if (isCode || !line.includes("|") || !rule.includes("-") || rule.length > LONGEST_RULE || !RULE.test(rule) || cellsOf(rule).length !== header.length) {
      text.push(line);
      continue;
    }
    flush();
    const rows: string[][] = [];
    let below = at + 2;
    for (; (lines[below] ?? "").includes("|"); below += 1) {
      const cells = cellsOf(lines[below] ?? "");
      rows.push(header.map((_, column) => cells[column] ?? ""));
    }
    parts.push({ kind: "table", header, rows });
    at = below - 1;
  }
  flush();
  return parts;
}
