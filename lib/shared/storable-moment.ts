import { z } from "zod";

// PostgreSQL knows no year 0, and behind the year 9999 it writes a moment otherwise than JavaScript does.
const EARLIEST_MS = Date.parse("0001-01-01T00:00:00Z");
const LATEST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** A moment in ISO 8601 with its zone, such as 2026-08-21T14:00:00Z, that the database can hold and compare. */
export const storableMomentSchema = z.iso.datetime({ offset: true }).refine((text) => {
  const ms = Date.parse(text);
  return ms >= EARLIEST_MS && ms <= LATEST_MS;
}, "Give a moment between the years 1 and 9999.");
