import "server-only";

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

import { z } from "zod";

import { serverEnv } from "@/lib/env/server";
import { AppError } from "@/lib/shared/app-error";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a channel must not show: where it leads, and what its messages are signed with (null: they are not). */
export const channelSecretSchema = z.object({ url: z.string(), signingKey: z.string().nullable() });
export type ChannelSecret = z.infer<typeof channelSecretSchema>;

export const canSeal = (): boolean => serverEnv().channelKey !== null;

/** AES-256-GCM, base64 of nonce, tag and text. Throws "unavailable" where the process has no key. */
export function seal(secret: ChannelSecret): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(secret), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
}

/** Null: it was sealed with another key, or was changed since. */
export function unseal(sealed: string): ChannelSecret | null {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  try {
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return channelSecretSchema.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return null; // node says only that it could not authenticate the data
  }
}

function key(): Buffer {
  const { channelKey } = serverEnv();
  if (channelKey === null) throw new AppError("unavailable", "PILOTHOUSE_CHANNEL_KEY is not set for this process, so addresses and keys cannot be kept safely.");
  return Buffer.from(hkdfSync("sha256", channelKey, "", "pilothouse notification channels", KEY_BYTES));
}
