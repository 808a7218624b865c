import { type Document, LineCounter, type Tags, isCollection, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit } from "yaml";

import { unstorableTextIn } from "@/lib/http/unstorable-text";

import type { PlacedProblem } from "./catalog-problem";

/** CloudFormation takes templates of at most 1 MB (from S3); nothing in the catalogue has reason to be larger. */
export const MAX_DOCUMENT_BYTES = 1_000_000;
/** An honest template nests about 20 deep; far deeper ones exist only to exhaust the reader. */
const MAX_DEPTH = 100;
const TOO_DEEP = `Nested more than ${MAX_DEPTH} levels deep.`;
/** Anchors are rare in templates; the limit stops a few lines that expand to gigabytes. */
const MAX_ALIASES = 100;

export type Path = readonly (string | number)[];

/** A parsed file that still knows where each value stood. */
export type YamlDocument = {
  value: unknown;
  /** Line and column of the value at a path, or of its nearest parent that exists; with `ofKey`, of the key itself. */
  locate: (path: Path, ofKey?: boolean) => { line: number; column: number };
};

export type YamlResult = { kind: "parsed"; document: YamlDocument } | { kind: "invalid"; problems: PlacedProblem[] };

/** Reads one YAML (or JSON) document. Refuses unknown tags, duplicate keys, alias bombs and absurd depth, each with its place. */
export function readYaml(text: string, customTags: Tags = []): YamlResult {
  if (new TextEncoder().encode(text).length > MAX_DOCUMENT_BYTES)
    return refused(`The file is larger than ${MAX_DOCUMENT_BYTES.toLocaleString("en")} bytes.`);

  const lineCounter = new LineCounter();
  try {
    const parsed = parseDocument(text, { customTags, lineCounter, prettyErrors: false, strict: true, uniqueKeys: true });
    const complaints = [...parsed.errors, ...parsed.warnings];
    if (complaints.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return refused(TOO_DEEP);
    if (complaints.length > 0)
      return { kind: "invalid", problems: complaints.map((complaint) => ({ ...at(lineCounter, complaint.pos[0]), message: complaint.message, expected: null })) };
    const deepest = tooDeep(parsed);
    if (deepest !== null)
      return { kind: "invalid", problems: [{ ...at(lineCounter, deepest), message: TOO_DEEP, expected: null }] };
    const value: unknown = parsed.toJS({ maxAliasCount: MAX_ALIASES });
    const unstorable = unstorableTextIn(value);
    if (unstorable !== null) return refused(`${unstorable || "The file"} holds a NUL character or half of a character, which can be neither kept nor sent to AWS.`, "text without them");
    return { kind: "parsed", document: { value, locate: (path, ofKey = false) => locate(parsed, lineCounter, path, ofKey) } };
  } catch (error) {
    // toJS recurses over nesting, and throws ReferenceError at its alias limit; both are the file's fault.
    if (error instanceof RangeError) return refused(TOO_DEEP);
    if (error instanceof ReferenceError) return refused("Aliases expand to more than a template may hold.", `at most ${MAX_ALIASES} uses of an anchor`);
    throw error;
  }
}

const refused = (message: string, expected: string | null = null): YamlResult => ({ kind: "invalid", problems: [{ line: 1, column: 1, message, expected }] });

function at(lineCounter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Offset of the first node below the depth limit; null where there is none. */
function tooDeep(parsed: Document): number | null {
  let offset: number | null = null;
  visit(parsed, {
    Node: (_key, node, ancestors) => {
      if (ancestors.filter(isCollection).length <= MAX_DEPTH) return undefined;
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function locate(parsed: Document, lineCounter: LineCounter, path: Path, ofKey: boolean): { line: number; column: number } {
  let node: unknown = parsed.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      const target = last && ofKey ? pair.key : (pair.value ?? pair.key);
      offset = isNode(target) ? (target.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      const item: unknown = node.items[step];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return at(lineCounter, offset);
}
