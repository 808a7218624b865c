import path from "node:path";

/** The folder of this checkout. */
export const CHECKOUT = path.resolve(import.meta.dirname, "../..");

/** @param {string[]} parts */
export const inCheckout = (...parts) => path.join(CHECKOUT, ...parts);
