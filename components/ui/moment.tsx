"use client";

import { formatMoment, formatUtc } from "./format-time";
import { useReaderZone } from "./reader-clock";

/** A moment in the reader's zone, with UTC on hover. */
export function Moment({ iso, precision = "minute" }: { iso: string; precision?: "minute" | "second" }) {
  const zone = useReaderZone();
  return (
    <time dateTime={iso} title={formatUtc(iso)} style={{ whiteSpace: "nowrap" }}>
      {formatMoment(iso, zone, precision)}
    </time>
  );
}
