/** `publicUrl`: the address that browsers use; null where there is none. */
export const isHttps = (publicUrl: string | null): boolean => publicUrl?.startsWith("https:") ?? false;

/** `__Host-` binds the cookie to this very host and to https; a browser refuses that name over http. */
export const sessionCookieName = (publicUrl: string | null): string => (isHttps(publicUrl) ? "__Host-pilothouse-session" : "pilothouse-session");
