import type { CancelFate } from "./cancel-fate";
import { outcomeOf, isFinalStatus } from "./operation-outcome";
import type { Resolution } from "./operation-state";
import { isAboutStack, type ToldEvent } from "./stack-event";

/** The operation that holds a stack, as far as its events are concerned. */
export type HoldingOperation = {
  id: string;
  resolvedTo: Resolution;
  cancel: CancelFate;
  /** Tokens of its own call and of a cancellation. */
  tokens: ReadonlySet<string>;
  /** Whether an event with its token has been stored already. */
  hasBegun: boolean;
};

/**
 * Which of a stack's next events belong to the operation that holds it: from the first that bears its token on, all of them, until
 * the one that ends it. By stack and order, not by token: what AWS does after a cancellation bears the cancellation's token.
 */
export function ownEvents<Event extends ToldEvent>(events: readonly Event[], stackArn: string, holding: HoldingOperation | null): { event: Event; operationId: string | null }[] {
  let begun = holding?.hasBegun ?? false;
  let ended = false;
  return events.map((event) => {
    if (!holding || ended) return { event, operationId: null };
    begun ||= holding.tokens.has(event.token);
    if (!begun) return { event, operationId: null };
    ended = isAboutStack(event, stackArn) && isFinalStatus(event.status) && outcomeOf(holding.resolvedTo, event.status, holding.cancel) !== null;
    return { event, operationId: holding.id };
  });
}
