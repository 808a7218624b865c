import { expect, test } from "vitest";

import { PROBLEM_CODES } from "@/lib/shared/app-error";

import { PROBLEMS, problemDocument, problemDocumentSchema } from "./problem";

test.each(PROBLEM_CODES)("%s is a refusal with a status, a title and a document that the browser can read", (code) => {
  expect(PROBLEMS[code].status).toBeGreaterThanOrEqual(400);
  const document = problemDocument({ code, detail: "What happened.", problems: [{ path: "name", message: "Enter one." }] });
  expect(problemDocumentSchema.parse(document)).toEqual(document);
  expect(document.type).toBe(`urn:pilothouse:problem:${code}`);
});

test("a refusal that is not about inputs lists none", () => {
  expect(problemDocument({ code: "forbidden", detail: "No.", problems: [] })).not.toHaveProperty("problems");
});
