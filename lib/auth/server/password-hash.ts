import "server-only";

import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

export const passwordMatches = (password: string, stored: string): Promise<boolean> => verify(stored, password);

let decoy: Promise<string> | null = null;

/** Takes as long as a real check and never matches: an unknown e-mail address must not answer sooner than a known one. */
export async function checkAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword(crypto.randomUUID());
  await passwordMatches(password, await decoy);
  return false;
}
