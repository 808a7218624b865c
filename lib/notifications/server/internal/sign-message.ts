import "server-only";

import { createHmac, randomBytes } from "node:crypto";

/** Name of the header that proves where a message comes from: `t=<Unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export const SIGNATURE_HEADER = "Pilothouse-Signature";

export const newSigningKey = (): string => `phs_${randomBytes(32).toString("base64url")}`;

/** The time is part of what is signed, so that a receiver can refuse what somebody recorded and sends again. */
export function signatureOf(signingKey: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac("sha256", signingKey).update(`${seconds}.${body}`).digest("hex")}`;
}
