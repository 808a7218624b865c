import { LEAST_ROLE, type Permission } from "./permission";

/** Why something is not open to a person, and who can change that; the same sentence on a button and in a refusal. */
export const needsRole = (permission: Permission): string => `This needs the role ${LEAST_ROLE[permission]}; ask an administrator.`;
