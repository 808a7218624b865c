import type { ApiRoute } from "../route-definition";

/** The address that tests give the panel (NEXTAUTH_URL in vitest.config.ts). */
export const PUBLIC_URL = "http://127.0.0.1:3000";

type Call = {
  method?: string;
  path?: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  /** Sends the cookie as one of our own pages would. */
  cookie?: string;
  authorization?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
};

/** Calls a route as Next would; `problem` is the code of a refusal. */
export async function callRoute(route: ApiRoute, call: Call = {}): Promise<{ status: number; body: unknown; problem: string | null; headers: Headers }> {
  const { method = "GET", path = "/api/v1/test", params = {}, cookie, authorization, body } = call;
  const headers = new Headers({
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(cookie === undefined ? {} : { Cookie: cookie, Origin: PUBLIC_URL, "Sec-Fetch-Site": "same-origin" }),
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    ...call.headers,
  });
  const request = new Request(`${PUBLIC_URL}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const text = response.headers.get("content-type")?.includes("json") ? await response.text() : "";
  const answer: unknown = text === "" ? null : JSON.parse(text);
  return { status: response.status, body: answer, problem: codeOf(answer), headers: response.headers };
}

function codeOf(answer: unknown): string | null {
  return typeof answer === "object" && answer !== null && "code" in answer && typeof answer.code === "string" ? answer.code : null;
}
