/** Pauses after the first, second, … failed try; after the last the message is given up. */
export const RETRY_PAUSES_SECONDS = [10, 60, 300, 1_800, 7_200] as const;

/** What a try came to: `refused` would end the same way however often it is repeated. */
export type Attempt =
  | { kind: "sent"; responseStatus: number | null }
  | { kind: "failed"; responseStatus: number | null; reason: string }
  | { kind: "refused"; responseStatus: number | null; reason: string };

/** What an answer of a receiver means. Redirects are not followed: they could lead anywhere. */
export function attemptOf(responseStatus: number): Attempt {
  if (responseStatus >= 200 && responseStatus < 300) return { kind: "sent", responseStatus };
  if (responseStatus >= 300 && responseStatus < 400) return { kind: "refused", responseStatus, reason: `It answered ${responseStatus}, which leads elsewhere; name the address it leads to.` };
  const isPassing = responseStatus >= 500 || responseStatus === 408 || responseStatus === 425 || responseStatus === 429;
  return isPassing ? { kind: "failed", responseStatus, reason: `It answered ${responseStatus}.` } : { kind: "refused", responseStatus, reason: `It refuses the message: it answered ${responseStatus}.` };
}

/** Seconds until the next try; null: there is none. `attempts` counts the one that just ended. */
export function retryAfter(attempt: Attempt, attempts: number): number | null {
  return attempt.kind === "failed" ? (RETRY_PAUSES_SECONDS[attempts - 1] ?? null) : null;
}
