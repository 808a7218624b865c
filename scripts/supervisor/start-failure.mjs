import { inspect } from "node:util";

/** Something a person can mend: its message is the one sentence they see, without a stack. `detail` is printed below it. */
export class StartFailure extends Error {
  /**
   * @param {string} sentence
   * @param {{ detail?: string }} [options]
   */
  constructor(sentence, { detail } = {}) {
    super(sentence);
    this.detail = detail ?? null;
  }
}

/**
 * What went wrong, for a person: one sentence for a `StartFailure`, the whole stack for a defect of ours.
 * @param {unknown} error
 */
export function failureText(error) {
  if (!(error instanceof StartFailure)) return inspect(error);
  return [`\n${error.message}`, ...(error.detail ? [error.detail.replace(/^/gm, "    ")] : [])].join("\n");
}

/** Prints it to stderr. @param {unknown} error */
export const printFailure = (error) => console.error(failureText(error));
