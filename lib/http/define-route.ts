import "server-only";

import type { z } from "zod";

import type { Permission } from "@/lib/auth/permission";
import type { Actor } from "@/lib/auth/actor";

import type { ApiRoute, RouteAnswer, RouteDefinition, RouteInput } from "./route-definition";
import { admitCaller } from "./server/admit-caller";
import { answerOnce } from "./server/answer-once";
import { auditRefusal } from "./server/audit-refusal";
import { parseInput, type RawInput } from "./server/parse-input";
import { answerRefusal, refusalOf } from "./server/refusal";

type Handled<Answer extends RouteAnswer> = Answer extends { contentType: string }
  ? Response
  : Answer extends { schema: infer Schema extends z.ZodType }
    ? z.input<Schema>
    : void;

/**
 * One method of one path of the API. In this order: who asks, whether their role may, whether the request comes from our own pages,
 * what it holds, whether it was answered before; then the handler, whose `AppError`s become problem documents. A refused change is
 * audited under `audit`; what a use case did, it audits itself.
 */
export function defineRoute<
  const Access extends Permission | null,
  const Answer extends RouteAnswer,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(route: {
  summary: string;
  permission: Access;
  audit?: string;
  params?: Params;
  query?: Query;
  body?: Body;
  answer: Answer;
  handle: (input: RouteInput<Access, Params, Query, Body>) => Promise<Handled<Answer>>;
}): ApiRoute {
  const { handle, ...rest } = route;
  const definition: RouteDefinition = rest;

  async function respond(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
    const requestId = crypto.randomUUID();
    let actor: Actor | null = null;
    let raw: RawInput | null = null;
    try {
      raw = { params: await context.params, url: new URL(request.url) };
      actor = await admitCaller(request, definition.permission, (known) => (actor = known));
      const { input, fingerprint } = await parseInput(request, raw, definition);
      return await answerOnce({ request, actor, fingerprint, answer: definition.answer }, async () => {
        // The schemas of `definition` are those that `input` was parsed with, which their erased types no longer say.
        const value = await handle({ ...input, actor, request, signal: request.signal } as RouteInput<Access, Params, Query, Body>);
        return answerOf(value, definition.answer);
      });
    } catch (error) {
      const refusal = refusalOf(error, { requestId, request });
      await auditRefusal({ request, definition, actor, params: raw?.params, refusal });
      return answerRefusal(refusal, requestId);
    }
  }
  return Object.assign(respond, { definition });
}

function answerOf(value: unknown, answer: RouteAnswer): Response {
  if (value instanceof Response) return value;
  const headers = { "Cache-Control": "private, no-store" };
  if (answer.status === 204 || answer.schema === undefined) return new Response(null, { status: 204, headers });
  return Response.json(answer.schema.parse(value), { status: answer.status ?? 200, headers });
}
