import type { Actor, Role } from "./actor";

/** Every permission with the least role that has it. Use cases name one; pages use the same table to hide what is refused. */
export const LEAST_ROLE = {
  "catalog:read": "viewer",
  "environments:read": "viewer",
  "accounts:read": "viewer",
  "own-account:manage": "viewer",
  "costs:read": "viewer",
  "dashboards:read": "viewer",
  "alarms:read": "viewer",
  "logs:read": "viewer",
  "maintenance:read": "viewer",
  "own-notifications:manage": "viewer",
  "environments:write": "operator",
  "releases:write": "operator",
  "operations:run": "operator",
  "secrets:write": "operator",
  "costs:refresh": "operator",
  "budgets:write": "operator",
  "prices:refresh": "operator",
  "sandbox:control": "operator",
  "audit:read": "operator",
  "alarms:write": "operator",
  "maintenance:write": "operator",
  "accounts:manage": "admin",
  "people:manage": "admin",
  "notifications:manage": "admin",
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof LEAST_ROLE;

const RANK: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

export const roleCan = (role: Role, permission: Permission): boolean => RANK[role] >= RANK[LEAST_ROLE[permission]];

/** A person who has yet to choose a password may do that and nothing else. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "person" && actor.mustChangePassword) return permission === "own-account:manage";
  return roleCan(actor.role, permission);
}
