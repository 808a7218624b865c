"use client";

import { formatUtc } from "@/components/ui/format-time";
import { useReaderZone } from "@/components/ui/reader-clock";

import styles from "./log-list.module.css";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and time to the millisecond, in the reader's zone. One formatter for all lines: making one takes longer than a line. */
export function LineTime({ iso }: { iso: string }) {
  const zone = useReaderZone();
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "2-digit", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23" });
  formats.set(zone, format);
  return (
    <time dateTime={iso} title={formatUtc(iso)} className={styles.time}>
      {format.format(new Date(iso)).replace(",", "")}
    </time>
  );
}
