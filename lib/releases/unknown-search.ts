const SEARCH_FOR_MS = 120_000; // events appear within seconds; two minutes of absence is an answer
const SEND_AGAIN_AFTER_MS = 10_000; // long enough for the events of a call that was accepted to be there

/** `since`: when it became unknown. `outcomes`: of each sending, oldest first; `errorCode` of "no-answer" says why. */
export type Search = {
  since: Date;
  outcomes: readonly { kind: string; errorCode: string | null; at: Date }[];
  stack: "none" | "busy" | "at-rest";
  now: Date;
};

/**
 * What to do about a call that nobody knows the fate of, and of which AWS shows no trace. It is left to a person only after two
 * minutes of search and at least one more sending with the same token. A call that AWS throttled is one that AWS did not take: that
 * is sent again for as long as it lasts.
 */
export function nextOfSearch({ since, outcomes, stack, now }: Search): "look-again" | "send-again" | "leave-to-a-person" {
  const last = outcomes.at(-1);
  const wasSentAgain = last !== undefined && last.at > since;
  const wasThrottled = last?.kind === "no-answer" && last.errorCode === "throttled";
  const isOver = now.getTime() - since.getTime() > SEARCH_FOR_MS;
  // Without a stack there is nothing that it could be sent to again.
  if (isOver && (stack === "none" || (wasSentAgain && !wasThrottled))) return "leave-to-a-person";
  if (stack !== "at-rest") return "look-again";
  const lastSentAt = last?.at ?? since;
  return now.getTime() - lastSentAt.getTime() < SEND_AGAIN_AFTER_MS ? "look-again" : "send-again";
}
