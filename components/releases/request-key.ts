/** An Idempotency-Key for one intent of a person: a form makes one when it opens, so that a second click is the same request. */
export const newRequestKey = (): string =>
  // crypto.randomUUID is missing on plain http from another machine; getRandomValues is not.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
