import { AppError } from "@/lib/shared/app-error";

import type { Actor } from "./actor";
import { needsRole } from "./needs-role";
import { can, type Permission } from "./permission";

/** The one decision about who may do what; every use case begins with it. Throws `AppError` "forbidden" or "password-change-required". */
export function authorize(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  if (actor.kind === "person" && actor.mustChangePassword)
    throw new AppError("password-change-required", "Choose a password of your own first; until then nothing else is open to you.");
  throw new AppError("forbidden", needsRole(permission));
}
