import { readdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { describeApi } from "@/lib/http/openapi";

import { API_ROUTES } from "./api-routes";

const HERE = import.meta.dirname;
const ROUTE_FILES = readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts");
const UNLISTED = ["/openapi.json", "/[...rest]"]; // the description adds itself; what has no route is described by having none
const described = describeApi(API_ROUTES, "1.0.0");

test("every route of the API is in the list that the description and the permission tests are made from", () => {
  const inFolders = ROUTE_FILES.map((file) => `/${path.dirname(file).split(path.sep).join("/")}`)
    .filter((route) => !UNLISTED.includes(route));
  expect([...new Set(API_ROUTES.map((route) => route.path))].sort()).toEqual(inFolders.sort());
});

test.each(API_ROUTES.map(({ method, path: route, definition }) => ({ method, route, definition })))(
  "$method $route says who may call it, what it needs and, where it changes something, how a refusal is audited",
  ({ method, route, definition }) => {
    expect(["GET", "POST", "PUT", "PATCH", "DELETE"]).toContain(method);
    expect(definition.summary.length).toBeGreaterThan(5);
    // A question may be too long for an address: it comes by POST, changes nothing, and leaves no trace when refused.
    const changes = method !== "GET" && !definition.permission?.endsWith(":read");
    if (!changes) expect(definition.audit).toBeUndefined();
    else {
      expect(definition.audit).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
      expect(definition.permission).not.toBeNull();
    }
    const names = [...route.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]);
    expect(Object.keys(definition.params?.shape ?? {}).sort()).toEqual(names.sort());
  },
);

// Next answers a method that a route file does not export with a bare 405, which a client cannot tell from a proxy's.
test.each(ROUTE_FILES)("%s answers every method, and says which it has to who asks for another", async (file) => {
  const handlers = z.record(z.string(), z.custom<(request: Request) => Promise<Response>>()).parse(await import(path.join(HERE, file)));
  const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  for (const method of METHODS) {
    const handler = handlers[method];
    if (handler && "definition" in handler) continue;
    const refused = await handler?.(new Request("http://127.0.0.1/api/v1", { method }));
    expect(refused?.status, method).toBe(405);
    const has = METHODS.filter((other) => "definition" in (handlers[other] ?? {}));
    expect(refused?.headers.get("allow")?.split(", ").filter((other) => METHODS.includes(other))).toEqual(has);
  }
});

const operationSchema = z.object({ operationId: z.string(), summary: z.string(), responses: z.record(z.string(), z.unknown()) });

test("the API's description is whole: each operation is named once, and every reference leads somewhere", () => {
  const operations = Object.values(z.record(z.string(), z.record(z.string(), operationSchema)).parse(described.paths)).flatMap(Object.values<z.infer<typeof operationSchema>>);
  expect(operations).toHaveLength(API_ROUTES.length);
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);

  const text = JSON.stringify(described);
  for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = pointer.split("/").reduce<unknown>((node, key) => z.record(z.string(), z.unknown()).catch({}).parse(node)[key], described);
    expect(target, pointer).toBeDefined();
  }
});

test("every body that the API takes refuses fields that it does not know", () => {
  const open = API_ROUTES.filter(({ definition }) => {
    if (definition.body === undefined) return false;
    const { error } = definition.body.safeParse({ "no such field": 1 });
    return !error?.issues.some((issue) => issue.code === "unrecognized_keys" || issue.code === "invalid_union");
  });
  expect(open.map(({ method, path: route }) => `${method} ${route}`)).toEqual([]);
});
