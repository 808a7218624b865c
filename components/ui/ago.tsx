"use client";

import { formatAge, formatMoment, formatUtc } from "./format-time";
import { useNow, useReaderZone } from "./reader-clock";

const TICK_MS = 1_000;

/** How long ago something was, ticking: "12 s", with the moment itself on hover. `suffix` follows it, e.g. " ago". */
export function Ago({ iso, suffix = "" }: { iso: string; suffix?: string }) {
  const zone = useReaderZone();
  const nowMs = useNow(TICK_MS);
  return (
    <time
      dateTime={iso}
      title={`${formatMoment(iso, zone, "second")} (${formatUtc(iso)})`}
      style={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}
    >
      {formatAge((nowMs - Date.parse(iso)) / 1_000)}
      {suffix}
    </time>
  );
}
