import { z } from "zod";

import { fetchAnswer } from "./fetch-answer";
import { getJson } from "./get-json";

const csrfSchema = z.object({ csrfToken: z.string() });

async function post(path: string, fields: Record<string, string>): Promise<void> {
  const { csrfToken } = await getJson("/api/auth/csrf", csrfSchema);
  await fetchAnswer(path, { method: "POST", body: new URLSearchParams({ ...fields, csrfToken, json: "true" }) });
}

/**
 * Signs this browser in. Throws `ProblemError`: "wrong-password" (which e-mail addresses exist is not told), or "rate-limited" with
 * the minutes to wait in its sentence. Go to a page with a full load afterwards, so that nothing of the time before is kept.
 */
export const signIn = (email: string, password: string): Promise<void> => post("/api/auth/callback/credentials", { email, password });

/** Ends this browser's session; of no effect where it is over already. */
export const signOut = (): Promise<void> => post("/api/auth/signout", {});
