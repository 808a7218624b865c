import "server-only";

import { createHash, randomBytes } from "node:crypto";

const FORM = /^pht_[A-Za-z0-9_-]{43}$/; // 32 bytes in base64url
const SHOWN_PREFIX_LENGTH = 8;

/** A fresh bearer token. `token` is shown once; only `tokenHash` and `prefix` are kept. */
export function makeBearerToken(): { token: string; tokenHash: string; prefix: string } {
  const token = `pht_${randomBytes(32).toString("base64url")}`;
  return { token, tokenHash: hashBearerToken(token), prefix: token.slice(0, SHOWN_PREFIX_LENGTH) };
}

/** 256 random bits need no slow hash: there is nothing to guess. */
export const hashBearerToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The token of an Authorization header; null where the header is anything but one of ours. */
export function readBearerToken(header: string): string | null {
  const [scheme, token, ...more] = header.trim().split(/\s+/);
  if (scheme?.toLowerCase() !== "bearer" || token === undefined || more.length > 0) return null;
  return FORM.test(token) ? token : null;
}
