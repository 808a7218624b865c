import "server-only";

import { pool } from "@/lib/db/client";

/** One row of stream_message; `data` is JSON as text, because nobody on the way looks inside. */
export type StreamMessage = { id: string; topics: string[]; event: string; data: string };

/**
 * How long a transaction that publishes can be open. Ids are drawn before commit, so for so long a smaller id may still appear after
 * a larger one; our transactions end after 15 s.
 */
const LATE_SECONDS = 20;
const MOST_MISSED = 2_000; // more than a page can want one by one: it reads afresh instead

// Sort by stream_message.id: plain "id" would be the text beside it, in which 10 comes before 9.
const COLUMNS = "stream_message.id::text, topics, event, data::text";

export async function readMessages(ids: readonly string[]): Promise<StreamMessage[]> {
  const { rows } = await pool().query<StreamMessage>({
    name: "stream-messages",
    text: `SELECT ${COLUMNS} FROM stream_message WHERE id = ANY($1::bigint[]) ORDER BY stream_message.id`,
    values: [ids],
  });
  return rows;
}

/** The newest id that is committed; "0" where there is none. */
export async function readHead(): Promise<string> {
  const { rows } = await pool().query<{ head: string }>("SELECT coalesce(max(id), 0)::text AS head FROM stream_message");
  return rows[0]?.head ?? "0";
}

/** Ids that were committed since a moment, with as much before it as a late one needs. Some of them may be known already. */
export async function readIdsSince(since: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id::text FROM stream_message WHERE at >= $1::timestamptz - make_interval(secs => $2) ORDER BY stream_message.id",
    [since, LATE_SECONDS],
  );
  return rows.map((row) => row.id);
}

/**
 * What came on these topics after a message, together with what may have been committed late before it; the reader may see some of
 * that twice. Null where that can no longer be told: the message is gone (they are kept an hour), or too much has come since.
 */
export async function readMissed(topics: readonly string[], lastId: string): Promise<StreamMessage[] | null> {
  const { rows: known } = await pool().query<{ at: Date }>("SELECT at FROM stream_message WHERE id = $1", [lastId]);
  const last = known[0];
  if (!last) return null;
  const { rows } = await pool().query<StreamMessage>(
    `SELECT ${COLUMNS} FROM stream_message
      WHERE topics && $1 AND id <> $2 AND (id > $2 OR at >= $3::timestamptz - make_interval(secs => $4))
      ORDER BY stream_message.id LIMIT $5`,
    [topics, lastId, last.at, LATE_SECONDS, MOST_MISSED + 1],
  );
  return rows.length > MOST_MISSED ? null : rows;
}
