import "server-only";

import pino, { type Logger } from "pino";

import { serverEnv } from "./server";

let root: Logger | null = null;

/**
 * The process's log: one JSON line each, on stdout. Fields whose names say secret are cut out whatever passes them; still, pass ids
 * and figures, not whole inputs.
 */
export function log(): Logger {
  root ??= pino({
    level: serverEnv().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "token", "secret", "authorization", "cookie", "value", "*.password", "*.token", "*.secret", "*.authorization", "*.cookie"],
      censor: "[cut]",
    },
  });
  return root;
}
