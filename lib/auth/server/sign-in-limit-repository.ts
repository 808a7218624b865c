import "server-only";

import { createHmac } from "node:crypto";

import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { pool } from "@/lib/db/client";

import { authSecret } from "./session-cookie";

const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_EMAIL = 10;
const TRIES_PER_ADDRESS = 50; // an office behind one address signs in on a Monday morning

type Limiter = { limiter: RateLimiterPostgres; storeClient: ReturnType<typeof pool> };
const limiters = new Map<string, Limiter>();

function limiterFor(keyPrefix: string, points: number): RateLimiterPostgres {
  const storeClient = pool();
  const known = limiters.get(keyPrefix);
  if (known?.storeClient === storeClient) return known.limiter;
  // The table is part of our migrations.
  const limiter = new RateLimiterPostgres({ storeClient, storeType: "pool", tableName: "rate_limit", tableCreated: true, keyPrefix, points, duration: WINDOW_SECONDS });
  limiters.set(keyPrefix, { limiter, storeClient });
  return limiter;
}

/** Keyed, so that the table tells nobody who tried to sign in. */
const keyOf = (text: string): string => createHmac("sha256", authSecret()).update(text).digest("base64url");

export type Admission = { kind: "admitted" } | { kind: "limited"; retryAfterSeconds: number };

/**
 * Counts one try against the e-mail address and, where known, the network address; both are kept in Postgres, so several web
 * processes count together. A try that is already over a limit counts on, but reaches no password check.
 */
export async function countSignInTry(email: string, address: string | null): Promise<Admission> {
  const counted = await Promise.all([
    consume(limiterFor("sign-in-email", TRIES_PER_EMAIL), keyOf(email)),
    address === null ? null : consume(limiterFor("sign-in-address", TRIES_PER_ADDRESS), keyOf(address)),
  ]);
  const waitMs = Math.max(0, ...counted.filter((wait) => wait !== null));
  return waitMs === 0 ? { kind: "admitted" } : { kind: "limited", retryAfterSeconds: Math.ceil(waitMs / 1_000) };
}

/** A right password clears what its e-mail address had collected. */
export async function clearSignInTries(email: string): Promise<void> {
  await limiterFor("sign-in-email", TRIES_PER_EMAIL).delete(keyOf(email));
}

/** Milliseconds until another try is open; null where this one is. */
async function consume(limiter: RateLimiterPostgres, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    // The library rejects with its result when the limit is reached, and with an Error when the store fails.
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
