import "server-only";

import { createHash } from "node:crypto";

import { z } from "zod";

import { pool } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";
import type { Page } from "@/lib/shared/page";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

import type { AlarmListInput, AlarmSort } from "../../alarm-list-query";
import type { AlarmStanding } from "../../alarm-standing";
import type { AlarmView } from "../../alarm-view";
import { ALARM_COLUMNS, toAlarmView, type AlarmRow } from "../alarm-row";

const URGENCY = "alarm_urgency(a.state, a.owner_id, a.acknowledged_at, a.muted_until)";

type Order = { by: string; after: (place: Place, bind: Bind) => string };
type Bind = (value: unknown, cast: string) => string;
/** `name` as the database folds its letters: JavaScript folds some of them otherwise. */
type Place = { urgency: number; since: string; name: string; id: string };

const ORDERS: Record<AlarmSort, Order> = {
  urgency: {
    by: `${URGENCY}, a.since DESC, a.id DESC`,
    after: ({ urgency, since, id }, bind) => {
      const own = bind(urgency, "int");
      return `(${URGENCY} > ${own} OR (${URGENCY} = ${own} AND (a.since, a.id) < (${bind(since, "timestamptz")}, ${bind(id, "uuid")})))`;
    },
  },
  "-since": { by: "a.since DESC, a.id DESC", after: ({ since, id }, bind) => `(a.since, a.id) < (${bind(since, "timestamptz")}, ${bind(id, "uuid")})` },
  since: { by: "a.since, a.id", after: ({ since, id }, bind) => `(a.since, a.id) > (${bind(since, "timestamptz")}, ${bind(id, "uuid")})` },
  name: { by: "lower(a.name), a.id", after: ({ name, id }, bind) => `(lower(a.name), a.id) > (${bind(name, "text")}, ${bind(id, "uuid")})` },
};

const STANDING: Record<AlarmStanding, string> = {
  "in-alarm": "a.state = 'ALARM'",
  ok: "a.state = 'OK'",
  "no-data": "a.state = 'INSUFFICIENT_DATA'",
  unknown: "a.state NOT IN ('ALARM', 'OK', 'INSUFFICIENT_DATA')",
};

type ListedRow = { total: number; urgency: number; foldedName: string } & ({ [Field in keyof AlarmRow]: AlarmRow[Field] } | { id: null });

/** One page and the number of all that match, by one statement; keyset, as the environments' list is. */
export async function listAlarmViews(input: AlarmListInput): Promise<Page<AlarmView>> {
  const { text, values } = listStatement(input);
  const { rows } = await pool().query<ListedRow>({ name: createHash("sha1").update(text).digest("hex"), text, values });
  const found = rows.flatMap((row) => (row.id === null ? [] : [row]));
  const page = found.slice(0, input.limit);
  const last = found.length > input.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toAlarmView),
    nextCursor: last ? encode(input.sort, { urgency: last.urgency, since: last.since.toISOString(), name: last.foldedName, id: last.id }) : null,
    total: rows[0]?.total ?? 0,
  };
}

function listStatement({ cursor, limit, sort, filter, q }: AlarmListInput): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind: Bind = (value, cast) => `$${values.push(value)}::${cast}`;
  const order = ORDERS[sort];

  const matches = ["a.missing_since IS NULL"];
  if (filter.state !== undefined) matches.push(STANDING[filter.state]);
  if (filter.environmentId !== undefined) matches.push(`a.environment_id = ${bind(filter.environmentId, "uuid")}`);
  if (filter.severity !== undefined) matches.push(`a.severity = ${bind(filter.severity, "text")}`);
  if (filter.owner !== undefined) matches.push(filter.owner === "nobody" ? "a.owner_id IS NULL" : `a.owner_id = ${bind(filter.owner, "uuid")}`);
  if (filter.acknowledged !== undefined) matches.push(`a.acknowledged_at IS ${filter.acknowledged === "yes" ? "NOT NULL" : "NULL"}`);
  if (filter.muted !== undefined) matches.push(`a.muted_until IS ${filter.muted === "yes" ? "NOT NULL" : "NULL"}`);
  if (q) {
    const pattern = bind(`%${escapeLike(q.toLowerCase())}%`, "text");
    matches.push(`(lower(a.name) LIKE ${pattern} OR lower(coalesce(a.title, '')) LIKE ${pattern})`);
  }
  const where = matches.join(" AND ");
  const after = cursor === undefined ? "" : ` AND ${order.after(decode(cursor, sort), bind)}`;
  const text = `
    WITH page AS (
      SELECT a.id, row_number() OVER (ORDER BY ${order.by}) AS place, ${URGENCY} AS urgency FROM alarm a WHERE ${where}${after} ORDER BY ${order.by} LIMIT ${bind(limit + 1, "int")}
    ), counted AS (SELECT count(*)::int AS total FROM alarm a WHERE ${where})
    SELECT counted.total, page.urgency, lower(a.name) AS "foldedName", ${ALARM_COLUMNS}
    FROM counted LEFT JOIN (page JOIN alarm a ON a.id = page.id LEFT JOIN environment e ON e.id = a.environment_id) ON true
    ORDER BY page.place`;
  return { text, values };
}

/** What a person types is looked for as it stands: the wildcards of LIKE have no meaning to them. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

const encode = (sort: AlarmSort, { urgency, since, name, id }: Place): string => encodeCursor([sort, urgency, since, name, id]);

/** Throws `AppError` "invalid-cursor" for what this list, in this order, did not give out. */
function decode(text: string, sort: AlarmSort): Place {
  const [, urgency, since, name, id] = decodeCursor(text, z.tuple([z.literal(sort), z.int().min(0).max(9), storableMomentSchema, z.string(), z.uuid()]));
  return { urgency, since, name, id };
}
