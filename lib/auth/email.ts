import { z } from "zod";

/**
 * How a person is named at sign-in, in lower case. ASCII only: a Cyrillic look-alike of a colleague's address must not become a
 * second person. A host without a dot is fine, because `admin@localhost` is the first administrator.
 */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .regex(/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, "Enter an e-mail address, such as name@example.org.");
