import { Module, createRequire } from "node:module";

import { NextRequest } from "next/server";
import { expect, test } from "vitest";

import { callerOf } from "@/lib/auth/server/session";
import { signedIn } from "@/lib/auth/testing/signed-in";
import { PUBLIC_URL } from "@/lib/http/testing/call-route";

// next-auth asks Next for the cookies and headers of the request that is being handled. Outside Next this stands in, under the name
// by which next-auth, which Node loads by itself, requires it.
let current: Request | null = null;
const nodeRequire = createRequire(import.meta.url);
const nextHeaders = new Module(nodeRequire.resolve("next/headers"));
nextHeaders.loaded = true;
nextHeaders.exports = {
  headers: async () => new Headers(current?.headers),
  cookies: async () => ({
    getAll: () =>
      (current?.headers.get("cookie") ?? "")
        .split("; ")
        .filter((pair) => pair !== "")
        .map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: decodeURIComponent(pair.slice(pair.indexOf("=") + 1)) })),
  }),
};
nodeRequire.cache[nextHeaders.id] = nextHeaders;
const { GET, POST } = await import("./route");

const PASSWORD = "a password of some length";

/** A browser: keeps cookies and says where it comes from. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly attributesOf = new Map<string, string>();

  async ask(action: string, fields?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new NextRequest(`${PUBLIC_URL}/api/auth/${action}`, {
      method: fields ? "POST" : "GET",
      headers: { cookie, ...(fields ? { origin: PUBLIC_URL, "sec-fetch-site": "same-origin" } : {}), ...headers },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    current = request;
    const response = await (fields ? POST : GET)(request, { params: Promise.resolve({ nextauth: action.split("/") }) });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
      this.attributesOf.set(name, attributes.join("; "));
    }
    return response;
  }

  async csrfToken(): Promise<string> {
    const answer = (await (await this.ask("csrf")).json()) as { csrfToken: string };
    return answer.csrfToken;
  }

  async signIn(email: string, password: string, headers?: Record<string, string>): Promise<Response> {
    return this.ask("callback/credentials", { csrfToken: await this.csrfToken(), email, password, json: "true" }, headers);
  }

  async whoAmI() {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return (await callerOf(new Request(PUBLIC_URL, { headers: { cookie } }))).actor;
  }
}

test("a browser signs in, is known by its cookie, and is nobody after signing out", async () => {
  const { actor, email } = await signedIn("operator", { password: PASSWORD });
  const browser = new Browser();
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
  expect(await browser.whoAmI()).toMatchObject({ kind: "person", personId: actor.personId, role: "operator" });
  for (const attribute of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(browser.attributesOf.get("pilothouse-session")).toContain(attribute);

  const stolen = new Map(browser.cookies);
  expect((await browser.ask("signout", { csrfToken: await browser.csrfToken(), json: "true" })).status).toBe(200);
  expect(browser.cookies.has("pilothouse-session")).toBe(false);
  stolen.forEach((value, name) => browser.cookies.set(name, value));
  expect(await browser.whoAmI()).toBeNull();
});

test("a wrong password is a refusal with a code, and sets no session", async () => {
  const { email } = await signedIn("operator", { password: PASSWORD });
  const browser = new Browser();
  const refused = await browser.signIn(email, "a wrong password");
  expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: "wrong-password" })]);
  expect(browser.cookies.has("pilothouse-session")).toBe(false);
});

test("too many tries are refused with the time to wait", async () => {
  const browser = new Browser();
  for (let attempt = 0; attempt < 10; attempt += 1) await browser.signIn("many@example.org", "x");
  const refused = await browser.signIn("many@example.org", "x");
  expect([refused.status, await refused.json()]).toEqual([429, expect.objectContaining({ code: "rate-limited" })]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("no other site signs a browser in, nor does a request without the page's own token", async () => {
  const { email } = await signedIn("operator", { password: PASSWORD });
  const browser = new Browser();
  const foreign = await browser.signIn(email, PASSWORD, { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
  expect([foreign.status, await foreign.json()]).toEqual([403, expect.objectContaining({ code: "cross-origin" })]);
  const tokenless = await browser.ask("callback/credentials", { email, password: PASSWORD, json: "true" });
  expect([tokenless.status, await tokenless.json()]).toEqual([403, expect.objectContaining({ code: "cross-origin" })]);
  expect(browser.cookies.has("pilothouse-session")).toBe(false);
});

test("signing in with another's session cookie at hand ends that session", async () => {
  const [one, other] = [await signedIn("viewer", { password: PASSWORD }), await signedIn("viewer", { password: PASSWORD })];
  const browser = new Browser();
  await browser.signIn(one.email, PASSWORD);
  const before = browser.cookies.get("pilothouse-session") ?? "";
  await browser.signIn(other.email, PASSWORD);
  expect(await browser.whoAmI()).toMatchObject({ personId: other.actor.personId });
  browser.cookies.set("pilothouse-session", before);
  expect(await browser.whoAmI()).toBeNull();
});

test.each(["session", "providers", "signin", "error", "_log", "callback/credentials", "signout"])("next-auth's own page or endpoint is closed: GET %s", async (action) => {
  expect((await new Browser().ask(action)).status).toBe(404);
});
