import "server-only";

/** Text for LIKE, and for Prisma's `contains` and, where case does not matter, `equals`, in which %, _ and \ mean themselves: Prisma passes them on as wildcards. */
export const literalLike = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
