import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { createTokenSchema, createdTokenSchema, tokenViewSchema } from "@/lib/people/own-account-view";
import { createOwnToken } from "@/lib/people/server/create-own-token";
import { listTokens } from "@/lib/people/server/list-tokens";
import { pageQuerySchema, pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List bearer tokens: the caller's own or, for administrators, all",
    permission: "own-account:manage",
    query: pageQuerySchema.extend({ whose: z.enum(["own", "all"]).default("own") }),
    answer: { schema: pageSchema(tokenViewSchema) },
    handle: ({ actor, query }) => listTokens({ actor, ...query }),
  }),

  POST: defineRoute({
    summary: "Make a bearer token, which this answer shows once",
    permission: "own-account:manage",
    audit: "token.create",
    body: createTokenSchema,
    answer: { status: 201, schema: createdTokenSchema, showsSecret: true },
    handle: ({ actor, body }) => createOwnToken({ actor, now: new Date(), ...body }),
  }),
});
