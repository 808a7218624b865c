/** "2026-11-26 09:05 UTC": for texts that are read where nobody's time zone is known, such as messages and reports. */
export const utcMinute = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
