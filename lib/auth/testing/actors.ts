import type { Actor } from "../actor";

const NOBODY = "0198a3f0-0000-7000-8000-0000000000ff";

const person = (role: "viewer" | "operator" | "admin"): Actor => ({
  kind: "person",
  personId: NOBODY,
  sessionId: NOBODY,
  name: `A test's ${role}`,
  role,
  mustChangePassword: false,
});

export const viewer = person("viewer");
export const operator = person("operator");
export const admin = person("admin");
