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
 * Prints what went wrong to stderr: one sentence for a `StartFailure`, the whole stack for a defect of ours.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof StartFailure) {
    console.error(`\n${error.message}`);
    if (error.detail) console.error(error.detail.replace(/^/gm, "    "));
  } else {
    console.error(error);
  }
}
