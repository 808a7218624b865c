import { expect, test } from "vitest";

import { errorPatternOf, gatherErrorPatterns } from "./error-pattern";

test.each([
  ["ERROR document 4711 has no text; request 0f8fad5b-d9cb-469f-a165-70867728950e failed", "ERROR document <number> has no text; request <id> failed"],
  ["[2026-11-26 10:00:00,123: ERROR/MainProcess] KeyError: 'document_9'", "[<time>: ERROR/MainProcess] KeyError: <text>"],
  ['{"level":"ERROR","message":"no answer within 30 s","request_id":"a1b2c3d4e5"}', "no answer within <number> s"],
  ['{"level":"error","msg":"failed","err":{"message":"connect ECONNREFUSED 10.0.3.4:5432","stack":"…"}}', "failed: connect ECONNREFUSED <address>"],
  ["Failed to read segment 0xdeadbeef of vol-0a1b2c3d4e5f60718", "Failed to read segment <id> of <id>"],
  ["AccessDenied: arn:aws:sts::123456789012:assumed-role/task/1 may not", "AccessDenied: <arn> may not"],
  ["Traceback (most recent call last):\n  File \"/app/x.py\", line 118, in handle\nValueError: bad value 7", "ValueError: bad value <number>"],
  ["2026-11-26 10:00:00,1 ERROR app boom\nTraceback (most recent call last):\n  File \"x\", line 1\nOSError: [Errno 28] full", "<time> ERROR app boom OSError: [Errno <number>] full"],
  ["HTTP2 stream closed", "HTTP2 stream closed"],
  ['{"half', '{"half'],
  ["", ""],
])("what of %j stays the same", (line, pattern) => {
  expect(errorPatternOf(line)).toBe(pattern);
});

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 10, 0, second));
const line = (second: number, message: string, level: "error" | "info" = "error", logicalId = "LogGroup") => ({ at: at(second), level, message, logicalId });

test("errors that say the same are counted together, with first, last and the newest as sample", () => {
  const found = gatherErrorPatterns([line(3, "job 3 failed"), line(9, "disk full"), line(1, "job 1 failed", "error", "Other"), line(7, "job 7 failed"), line(8, "job 8 failed", "info")]);
  expect(found).toEqual([
    { pattern: "job <number> failed", count: 3, firstAt: at(1), lastAt: at(7), sample: "job 7 failed", logicalIds: ["LogGroup", "Other"] },
    { pattern: "disk full", count: 1, firstAt: at(9), lastAt: at(9), sample: "disk full", logicalIds: ["LogGroup"] },
  ]);
});

// Groups give thousands of lines at once: one of a million characters must not hold up everybody's pages.
test("of a very long line the beginning tells its pattern", () => {
  expect(errorPatternOf(`job 7 failed ${"abc 1 ".repeat(100_000)}`)).toMatch(/^job <number> failed abc <number> abc/);
});
