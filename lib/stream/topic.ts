import { z } from "zod";

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What a page can watch: one operation, one environment, or all of either; alarms; or what is signed of maintenance. */
export const topicSchema = z
  .string()
  .regex(new RegExp(`^(?:environments|operations|alarms|maintenance|(?:operation|environment):${UUID})$`), "A topic is operation:ID, environment:ID, environments, operations, alarms or maintenance.");

const MOST_TOPICS = 50;

/** The query of GET /stream. */
export const streamQuerySchema = z.strictObject({
  topics: z
    .string()
    .max(4_000)
    .transform((text) => [...new Set(text.split(","))])
    .pipe(z.array(topicSchema).min(1).max(MOST_TOPICS, `Watch at most ${MOST_TOPICS} topics at once.`)),
  /** Where to go on, for clients that cannot send the header Last-Event-ID. */
  lastEventId: z.string().max(20).optional(),
});
