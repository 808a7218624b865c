const UNREAD_AFTER_MS = 5 * 60_000; // five looks: one that is refused or throttled says nothing of the next

/** Whether what was last read of an account's alarms is too old to speak of now. `answeredAt` null: AWS never answered. */
export const isUnread = (answeredAt: Date | null, now: Date): boolean => answeredAt === null || now.getTime() - answeredAt.getTime() >= UNREAD_AFTER_MS;
