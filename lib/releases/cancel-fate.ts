import { isAboutStack, type ToldEvent } from "./stack-event";

/**
 * What became of somebody's wish to cancel an operation, as far as it is known.
 *
 *   none    nobody asked, or nothing was sent yet, or AWS refused: the operation ends by itself
 *   open    it was sent, and nothing tells whether AWS accepted it
 *   taken   AWS has accepted it: what is taken back is taken back because of it
 */
export type CancelFate = "none" | "open" | "taken";

/** The ledger's rows of cancelling calls; `outcomes` oldest first, empty: written down, perhaps sent, never heard of. */
export type CancelCalls = readonly { token: string; outcomes: readonly { kind: string }[] }[];

type FateEvent = Pick<ToldEvent, "resourceType" | "physicalId" | "status" | "reason" | "token">;

/** By the ledger first, and where an answer was lost, by what the operation's events show. `requested`: nobody has taken it back since. */
export function cancelFate(input: { requested: boolean; calls: CancelCalls; events: readonly FateEvent[]; stackArn: string }): CancelFate {
  const { requested, calls, events, stackArn } = input;
  if (calls.some(({ outcomes }) => outcomes.some(({ kind }) => kind === "accepted" || kind === "found-by-token"))) return "taken";
  const lost = calls.filter(({ outcomes }) => outcomes.at(-1)?.kind !== "refused");
  if (!requested || lost.length === 0) return "none";
  return lost.some(({ token }) => events.some((event) => event.token === token)) || events.some((event) => tellsOfCancel(event, stackArn)) ? "taken" : "open";
}

/** AWS gives an update that somebody cancels this reason; one that fails by itself names the resources that failed. */
function tellsOfCancel(event: FateEvent, stackArn: string): boolean {
  return isAboutStack(event, stackArn) && event.status === "UPDATE_ROLLBACK_IN_PROGRESS" && /^User Initiated/i.test(event.reason ?? "");
}
