import { z } from "zod";

/** One message of an account's event feed, as EventBridge wraps it. Its time has whole seconds. */
export type FeedMessage = {
  /** EventBridge's own id of the event: the same in every delivery of it. */
  envelopeId: string;
  accountId: string;
  region: string;
  source: string;
  detailType: string;
  at: Date;
  detail: unknown;
};

const envelopeSchema = z.object({
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(256),
  "detail-type": z.string().min(1).max(256),
  time: z.iso.datetime({ offset: true }),
  detail: z.json(),
});

/** Null: not an EventBridge event (somebody else wrote to the queue). */
export function parseFeedMessage(body: string, { accountId, region }: { accountId: string; region: string }): FeedMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) return null;
  const { id, source, time, detail } = parsed.data;
  return { envelopeId: id, accountId, region, source, detailType: parsed.data["detail-type"], at: new Date(time), detail };
}
