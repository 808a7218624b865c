import { z } from "zod";

import { LEAST_ROLE } from "@/lib/auth/permission";
import { PROBLEM_CODES } from "@/lib/shared/app-error";

import { PROBLEMS, PROBLEM_MEDIA_TYPE, problemDocumentSchema } from "./problem";
import type { RouteDefinition } from "./route-definition";

export type DescribedRoute = { path: string; method: string; definition: RouteDefinition };
type Json = Record<string, unknown>;

/** The API as OpenAPI 3.1, from the very schemas that parse its requests and answers. `path` is as Next writes it: /people/[personId]. */
export function describeApi(routes: readonly DescribedRoute[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/\[([^\]]+)\]/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Pilothouse",
      version,
      description:
        "Everything the pages do goes through this API. A refusal is an RFC 9457 problem document with a stable code; so is the answer to a method that a path does not have, with Allow. Lists are paged with cursor and limit. A change takes an Idempotency-Key: the same key and body get the first answer again.",
    },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "A token that begins with pht_." },
        session: { type: "apiKey", in: "cookie", name: "pilothouse-session", description: "The session of a browser; over https its name begins with __Host-." },
      },
      schemas: { Problem: problemSchema() },
    },
  };
}

function describeRoute({ path, method, definition }: DescribedRoute): Json {
  const { summary, permission, params, query, body, answer } = definition;
  const changes = method !== "GET";
  return {
    operationId: operationId(method, path),
    summary,
    tags: [path.split("/")[1] ?? ""],
    ...(permission === null
      ? { security: [] }
      : { security: [{ bearer: [] }, { session: [] }], "x-permission": permission, "x-least-role": LEAST_ROLE[permission] }),
    parameters: [
      ...parameters("path", params),
      ...parameters("query", query),
      ...(changes ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 255 } }] : []),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(body, "input") } } } }),
    responses: {
      [String(statusOf(answer))]: describeAnswer(answer),
      ...refusals(definition, changes),
    },
  };
}

const statusOf = (answer: RouteDefinition["answer"]): number =>
  answer.status ?? (answer.schema === undefined && answer.contentType === undefined ? 204 : 200);

function describeAnswer(answer: RouteDefinition["answer"]): Json {
  if (answer.contentType !== undefined) return { description: "Done", content: { [answer.contentType]: { schema: { type: "string" } } } };
  if (answer.schema === undefined) return { description: "Done; there is no body" };
  return { description: "Done", content: { "application/json": { schema: jsonSchema(answer.schema, "output") } } };
}

/** The statuses that any route of this kind can refuse with. The handler's own codes share them. */
function refusals(definition: RouteDefinition, changes: boolean): Json {
  const statuses = new Set([422, 500, 503]);
  if (definition.permission !== null) [401, 403].forEach((status) => statuses.add(status));
  if (definition.params !== undefined) statuses.add(404);
  if (changes) [409, 413, 415, 429, 502].forEach((status) => statuses.add(status));
  return Object.fromEntries(
    [...statuses].sort((one, other) => one - other).map((status) => [
      String(status),
      {
        description: PROBLEM_CODES.filter((code) => PROBLEMS[code].status === status).join(", "),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function parameters(place: "path" | "query", schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const described = jsonSchema(schema, "input");
  const required = z.array(z.string()).catch([]).parse(described.required);
  const properties = z.record(z.string(), z.unknown()).catch({}).parse(described.properties);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}

function problemSchema(): Json {
  return { ...jsonSchema(problemDocumentSchema, "output"), description: "Why a request was refused. `code` is stable; `detail` is for people." };
}

/** getPeople, postPeoplePersonIdPassword: from method and path, so that it stays when a sentence is reworded. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
