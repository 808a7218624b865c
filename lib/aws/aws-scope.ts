import "server-only";

/** Where a call goes: one account connection (our id, not the account number) in one region. */
export type AwsScope = { accountId: string; region: string };

/**
 * Who waits in the line for a read of CloudFormation, most urgent first: what became of something that was sent; following what
 * runs; a preview; a page that somebody looks at; the look at everything that happens each minute.
 */
export const READ_PRIORITIES = ["resolve", "follow", "preview", "page", "sweep"] as const;
export type ReadPriority = (typeof READ_PRIORITIES)[number];
