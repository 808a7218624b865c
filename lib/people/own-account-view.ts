import { z } from "zod";

import { roleSchema } from "./person-view";

/** GET /me: who the caller is, for pages and scripts alike. */
export const ownAccountSchema = z.object({
  kind: z.enum(["person", "token", "system"]),
  name: z.string(),
  /** Null for a token that no person owns. */
  email: z.string().nullable(),
  role: roleSchema,
  mustChangePassword: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

export const sessionViewSchema = z.object({
  id: z.uuid(),
  /** The one that asks. */
  current: z.boolean(),
  userAgent: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const tokenViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first characters, to tell tokens apart. */
  prefix: z.string(),
  role: roleSchema,
  /** Whose it is; null: made on the command line. */
  owner: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To the minute; null: never used. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** Null: does not expire. */
  expiresAt: z.iso.datetime().nullable(),
});
export type TokenView = z.infer<typeof tokenViewSchema>;

/** A new token; `token` is shown this once. */
export const createdTokenSchema = tokenViewSchema.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;

const MOST_DAYS = 3_650;

/** POST /tokens */
export const createTokenSchema = z.strictObject({
  name: z.string().trim().min(1, "Enter what the token is for.").max(100, "A name has at most 100 characters."),
  role: roleSchema,
  /** Left out or null: until it is revoked. */
  expiresInDays: z.int().min(1).max(MOST_DAYS).nullable().default(null),
});
export type CreateToken = z.infer<typeof createTokenSchema>;

/** POST /password */
export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1, "Enter the password you signed in with.").max(1_000),
  newPassword: z.string().max(1_000),
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;
