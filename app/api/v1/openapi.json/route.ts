import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { describeApi } from "@/lib/http/openapi";
import type { ApiRoute } from "@/lib/http/route-definition";

import { API_ROUTES } from "../api-routes";

const VERSION = "1.0.0"; // of the API, not of the program: it grows with what the API says

let described: Record<string, unknown> | null = null;

const describe: ApiRoute = defineRoute({
  summary: "This description",
  permission: null,
  answer: { schema: z.record(z.string(), z.unknown()) },
  async handle(): Promise<Record<string, unknown>> {
    return (described ??= describeApi([...API_ROUTES, { path: "/openapi.json", method: "GET", definition: describe.definition }], VERSION));
  },
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({ GET: describe });
