/**
 * AWS says in three ways that a deployment would change nothing: a failed change set with either of two reasons, and a refused
 * UpdateStack. None of them is a failure.
 */
const NO_CHANGE = [/didn't contain changes/i, /No updates are to be performed/i];

/** Whether a change set's status reason, or the message of a refused UpdateStack, says that there is nothing to do. */
export const saysNothingToChange = (reason: string | null): boolean => reason !== null && NO_CHANGE.some((pattern) => pattern.test(reason));
