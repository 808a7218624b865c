"use client";

import Link from "next/link";
import { useState } from "react";

import { formatInZone, zoneWords, type ChartZone } from "@/components/charts/chart-zone";
import { logsHref } from "@/components/logs/hrefs";
import { copyText } from "@/components/ui/copy-text";

import { dashboardSearch, isoOf, type DashboardAddress } from "./dashboard-address";
import styles from "./controls.module.css";

type PinnedMomentProps = {
  seconds: number;
  zone: ChartZone;
  address: DashboardAddress;
  range: { start: number; end: number };
  /** The environment whose logs belong to these charts; null: not known. */
  environmentId: string | null;
  onUnpin: () => void;
};

/** The moment that was fixed on a chart: its logs, and a link that shows a colleague the same minute in the same range. */
export function PinnedMoment({ seconds, zone, address, range, environmentId, onUnpin }: PinnedMomentProps) {
  const [copied, setCopied] = useState<"not yet" | "done" | "refused">("not yet");
  const copy = async () => {
    const { origin, pathname, search } = window.location;
    const others = [...new URLSearchParams(search)].filter(([name]) => name === "dashboard" || name === "account" || name === "environment");
    // The range stands still in the link: in an hour "the last 3 hours" would be others.
    const params = new URLSearchParams([...others, ...new URLSearchParams(dashboardSearch({ ...address, absolute: range, pinned: seconds }))]);
    setCopied((await copyText(`${origin}${pathname}?${params}`)) ? "done" : "refused");
  };
  return (
    <div className={styles.pinned}>
      <strong>
        {formatInZone(seconds, zone, "minute")} {zoneWords(zone)}
      </strong>
      {environmentId ? <Link href={logsHref(environmentId, { around: isoOf(seconds) })}>Open the logs of this minute</Link> : null}
      <button type="button" className={styles.control} onClick={() => void copy()}>
        Copy a link to this minute
      </button>
      <button type="button" className={styles.control} onClick={onUnpin}>
        Let go
      </button>
      <output>{copied === "done" ? "Copied." : copied === "refused" ? "The browser refused; copy the address of the page instead: it says the same." : ""}</output>
    </div>
  );
}
