import "server-only";

/**
 * Makes one read of AWS: waits for its turn where there is a budget, counts it, and turns a rejection into an `AwsError` that
 * names the action. Every gateway is given one. `unitsOf` is for the few actions that AWS charges for by something in their answer, and
 * not by the request.
 */
export type ReadCall = <Answer>(action: string, send: () => Promise<Answer>, unitsOf?: (answer: Answer) => number) => Promise<Answer>;
