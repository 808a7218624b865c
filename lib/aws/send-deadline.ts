import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";

/** On the monotonic clock, which goes on while the process is stopped. */
const deadlines = new AsyncLocalStorage<number>();

/** Runs `send`, none of whose requests leaves this process later than so many milliseconds from now, whatever holds it up on the way. */
export const sendingWithin = <Answer>(withinMs: number, send: () => Promise<Answer>): Promise<Answer> => deadlines.run(performance.now() + withinMs, send);

/** Throws where the request at hand has missed its deadline. To be called right before it is written to the connection. */
export function refuseLateSending(): void {
  const deadline = deadlines.getStore();
  if (deadline !== undefined && performance.now() > deadline) throw new TooLateToSendError();
}

/** Nothing was sent. Sorted as "unreachable": what is to be done about it is the same. */
class TooLateToSendError extends Error {
  readonly code = "ETIMEDOUT";
  constructor() {
    super("The request was held up for so long that its sender may have lost the right to send it; nothing was sent.");
    this.name = "TooLateToSendError";
  }
}
