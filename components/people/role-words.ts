import type { Role } from "@/lib/auth/actor";

/** What each role is for, beside its name wherever one is chosen. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: "Sees everything that runs; changes nothing.",
  operator: "Launches, releases, rolls back and deletes.",
  admin: "Launches, releases, rolls back and deletes; manages people and accounts.",
};
