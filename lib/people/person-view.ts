import { z } from "zod";

import { ROLES } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/email";

export const roleSchema = z.enum(ROLES);

export const personViewSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  /** Has a one-time password and has not chosen one yet. */
  mustChangePassword: z.boolean(),
  /** Null: may sign in. */
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** Null: never signed in, or longer ago than sessions are kept. */
  lastSeenAt: z.iso.datetime().nullable(),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** A person together with a password that is shown once and has to be changed at the first sign-in. */
export const personWithPasswordSchema = z.object({ person: personViewSchema, oneTimePassword: z.string() });
export type PersonWithPassword = z.infer<typeof personWithPasswordSchema>;

const nameSchema = z.string().trim().min(1, "Enter a name.").max(100, "A name has at most 100 characters.");

/** POST /people */
export const addPersonSchema = z.strictObject({ email: emailSchema, name: nameSchema, role: roleSchema });
export type AddPerson = z.infer<typeof addPersonSchema>;

/** PATCH /people/{id}: what is left out stays. */
export const changePersonSchema = z
  .strictObject({ name: nameSchema.optional(), role: roleSchema.optional(), disabled: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "Name at least one thing to change.");
export type ChangePerson = z.infer<typeof changePersonSchema>;
