import { expect, test } from "vitest";

import { defineMethods } from "./define-methods";
import { problemDocumentSchema } from "./problem";
import type { ApiRoute } from "./route-definition";

const route: ApiRoute = Object.assign(async () => new Response("done"), { definition: { summary: "A route", permission: null, answer: {} } });
const asked = (method: string) => new Request("http://127.0.0.1/api/v1/test", { method });

test("a method that the path does not have is refused with a problem document that names those it has", async () => {
  const { PATCH } = defineMethods({ GET: route, POST: route });
  const refused = await PATCH(asked("PATCH"));
  expect(refused.status).toBe(405);
  expect(refused.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(problemDocumentSchema.parse(await refused.json())).toMatchObject({ code: "method-not-allowed", status: 405, instance: expect.stringMatching(/^urn:uuid:/) });
});

// Next makes HEAD from whatever is exported as GET.
test("a path that only changes something has no GET, and therefore no HEAD", async () => {
  const { GET, POST } = defineMethods({ POST: route });
  expect(POST).toBe(route);
  const refused = await GET(asked("HEAD"));
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
});

test("what a path has can be asked for", async () => {
  const answer = await defineMethods({ GET: route, DELETE: route }).OPTIONS(asked("OPTIONS"));
  expect([answer.status, answer.headers.get("allow")]).toEqual([204, "GET, HEAD, DELETE, OPTIONS"]);
});
