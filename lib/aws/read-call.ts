import "server-only";

/**
 * Makes one read of AWS: waits for its turn where there is a budget, counts it, and turns a rejection into an `AwsError` that
 * names the action. Every gateway is given one.
 */
export type ReadCall = <Answer>(action: string, send: () => Promise<Answer>) => Promise<Answer>;
