import "server-only";

import { z } from "zod";

import { AppError } from "@/lib/shared/app-error";

import { inputProblems } from "../input-problems";
import { plainInputError } from "../plain-input-error";
import type { RouteDefinition } from "../route-definition";
import { unstorableTextIn } from "../unstorable-text";
import { isChanging } from "./admit-caller";
import { readJsonBody } from "./read-json-body";

export type RawInput = { params: unknown; url: URL };
export type ParsedInput = { params: unknown; query: unknown; body: unknown };

const nothing = z.strictObject({});

/**
 * Everything a request holds, parsed by the route's own schemas. `fingerprint` is what two requests have in common when one is a
 * repeat of the other. Throws "not-found" for an id that cannot be one, "invalid-input" with every problem for the rest.
 */
export async function parseInput(
  request: Request,
  raw: RawInput,
  definition: RouteDefinition,
): Promise<{ input: ParsedInput; fingerprint: string }> {
  const params = (definition.params ?? z.object({})).safeParse(raw.params ?? {});
  // An id of the wrong form names nothing that exists.
  if (!params.success || unstorableTextIn(raw.params) !== null) throw new AppError("not-found", "There is nothing at this address.");
  const query = parse(onlyNamed(definition.query ?? nothing), queryOf(raw.url), "The address holds a query that this does not understand.");

  const body = isChanging(request) ? await readJsonBody(request) : null;
  const fingerprint = [request.method, raw.url.pathname, raw.url.search, body?.text ?? ""].join("\n");
  if (definition.body === undefined) {
    // A client library that always sends `{}` means nothing by it.
    parse(nothing, body?.value ?? {}, "This takes no body.");
    return { input: { params: params.data, query, body: undefined }, fingerprint };
  }
  const parsedBody = parse(definition.body, body?.value, body === null ? "This needs a JSON body." : "The body does not fit what this takes.");
  return { input: { params: params.data, query, body: parsedBody }, fingerprint };
}

/** Parameters that a route does not name are refused, unless it says what any other has to be. */
const onlyNamed = (query: z.ZodObject): z.ZodObject => (query.def.catchall === undefined ? query.strict() : query);

function parse(schema: z.ZodType, value: unknown, detail: string): unknown {
  const result = schema.safeParse(value, { error: plainInputError });
  if (result.success) return result.data;
  throw new AppError("invalid-input", detail, { problems: inputProblems(result.error) });
}

/** A parameter given once is a text, given more than once a list of texts. Names are data: `__proto__` is a name like any other. */
function queryOf(url: URL): unknown {
  const query = new Map<string, string | string[]>();
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query.set(name, values.length === 1 ? (values[0] ?? "") : values);
  }
  const value: unknown = Object.fromEntries(query);
  if (unstorableTextIn(value) !== null) throw new AppError("invalid-input", "The address holds a character that cannot be searched for.");
  return value;
}
