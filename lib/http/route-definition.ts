import type { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permission";

/** What a route answers with when it does what was asked. Refusals are the same for all routes. */
export type RouteAnswer = {
  /** 200 where left out, 204 for an answer without a body. */
  status?: 200 | 201 | 202 | 204;
  /** Shape of the JSON answer: fields it does not name never leave the server. */
  schema?: z.ZodType;
  /** The handler answers with a `Response` of this type itself (a stream, a file). */
  contentType?: string;
  /** The answer shows a secret once: it is not kept for a repeat with the same Idempotency-Key. */
  showsSecret?: boolean;
};

/** What a route says of itself; the API's description is generated from these. */
export type RouteDefinition = {
  summary: string;
  /** What the caller's role must allow before any input is read; null: no sign-in needed. The use case decides again. */
  permission: Permission | null;
  /** Dotted name under which a refused try is audited. Every route that changes something has one. */
  audit?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: RouteAnswer;
};

/** Parsed output of a schema, or `Otherwise` where the route names none. */
type Parsed<Schema extends z.ZodType | undefined, Otherwise> = Schema extends z.ZodType ? z.output<Schema> : Otherwise;

export type RouteInput<
  Access extends Permission | null,
  Params extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Body extends z.ZodType | undefined,
> = {
  /** Null only on a route without sign-in. */
  actor: Access extends null ? Actor | null : Actor;
  params: Parsed<Params, Record<string, never>>;
  query: Parsed<Query, Record<string, never>>;
  body: Parsed<Body, undefined>;
  request: Request;
  /** Aborts when the caller goes away. */
  signal: AbortSignal;
};

/** A Next route handler that knows its own definition. */
export type ApiRoute = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & { definition: RouteDefinition };
