import { AppError } from "@/lib/shared/app-error";

import type { Actor } from "./actor";
import { LEAST_ROLE, can, type Permission } from "./permission";

/** The one decision about who may do what; every use case begins with it. Throws `AppError` "forbidden" or "password-change-required". */
export function authorize(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  if (actor.kind === "person" && actor.mustChangePassword)
    throw new AppError("password-change-required", "Choose a password of your own first; until then nothing else is open to you.");
  throw new AppError("forbidden", `This needs the role ${LEAST_ROLE[permission]}; ask an administrator.`);
}
