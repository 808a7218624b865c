"use client";

import { formatMoment, formatUtc } from "@/components/ui/format-time";
import { useReaderZone } from "@/components/ui/reader-clock";

/** The time of day to the second, for lists within one operation; date and UTC on hover. */
export function ClockTime({ iso }: { iso: string }) {
  const zone = useReaderZone();
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  return (
    <time dateTime={iso} title={`${formatMoment(iso, zone, "second")} (${formatUtc(iso)})`} style={{ whiteSpace: "nowrap" }}>
      {clock.format(new Date(iso))}
    </time>
  );
}
