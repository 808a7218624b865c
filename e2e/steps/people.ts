import { request, type APIRequestContext } from "@playwright/test";
import { z } from "zod";

import type { Role } from "@/lib/auth/actor";
import { personWithPasswordSchema } from "@/lib/people/person-view";

import { ask } from "./panel-api";
import { baseUrl } from "./settings";

export type Session = Awaited<ReturnType<APIRequestContext["storageState"]>>;

const made = new Map<Role, Promise<Session>>();

/** The cookies of somebody with this role; one person per role and run is enough for all who only look and click. */
export function sessionOf(role: Role): Promise<Session> {
  const known = made.get(role);
  if (known) return known;
  const session = addPerson(role).then(({ email, password }) => openSession(email, password));
  made.set(role, session);
  return session;
}

/** A new person who has chosen a password already. */
export async function addPerson(role: Role): Promise<{ id: string; name: string; email: string; password: string }> {
  const mark = crypto.randomUUID().slice(0, 8);
  const name = `${role} ${mark}`;
  const { person, oneTimePassword } = await ask("POST", "/people", personWithPasswordSchema, { name, email: `${role}-${mark}@example.org`, role });
  const browser = await openBrowser();
  const password = `chosen in a journey ${mark}`;
  await signIn(browser, person.email, oneTimePassword);
  const answer = await browser.post("/api/v1/password", { data: { currentPassword: oneTimePassword, newPassword: password } });
  if (!answer.ok()) throw new Error(`Choosing a password: ${answer.status()} ${await answer.text()}`);
  await browser.dispose();
  return { id: person.id, name, email: person.email, password };
}

/** Signs in without a page: the sign-in page has a journey of its own. */
export async function openSession(email: string, password: string): Promise<Session> {
  const browser = await openBrowser();
  await signIn(browser, email, password);
  const session = await browser.storageState();
  await browser.dispose();
  return session;
}

/** Without it a new context would begin with the cookies of the journey that makes it, and signing in would end that session. */
export const NOBODY: Session = { cookies: [], origins: [] };

// The panel takes a change by cookie only from its own pages, as browsers mark them.
const openBrowser = () => request.newContext({ baseURL: baseUrl(), storageState: NOBODY, extraHTTPHeaders: { Origin: baseUrl(), "Sec-Fetch-Site": "same-origin" } });

async function signIn(browser: APIRequestContext, email: string, password: string): Promise<void> {
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await browser.get("/api/auth/csrf")).json());
  const answer = await browser.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" }, maxRedirects: 0 });
  if (answer.status() >= 400) throw new Error(`Signing in as ${email}: ${answer.status()} ${await answer.text()}`);
}
