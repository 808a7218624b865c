import Link from "next/link";

import type { ReleaseMark } from "@/components/charts/chart-marks";
import { formatInZone, type ChartZone } from "@/components/charts/chart-zone";
import { releaseEffectHref } from "@/components/releases/hrefs";

import styles from "./board.module.css";

type ReleasesShownProps = { releases: readonly ReleaseMark[]; range: { start: number; end: number }; zone: ChartZone; environmentId: string };

const MOST_NAMED = 6;

/** The releases that the charts mark, once for all of them, each with the way to what it changed. */
export function ReleasesShown({ releases, range, zone, environmentId }: ReleasesShownProps) {
  const shown = releases.filter(({ atSeconds }) => atSeconds >= range.start && atSeconds <= range.end).toSorted((one, other) => other.atSeconds - one.atSeconds);
  if (shown.length === 0) return null;
  const left = shown.length - MOST_NAMED;
  return (
    <div className={styles.releases}>
      <span className={styles.quiet}>Releases in this range:</span>
      <ul aria-label="Releases in this range">
        {shown.slice(0, MOST_NAMED).map(({ atSeconds, number, note }) => (
          <li key={`${number} ${atSeconds}`}>
            <Link href={releaseEffectHref(environmentId, number)}>Before and after release {number}</Link>
            {note === "" ? "" : `: ${note}`} <span className={styles.quiet}>({formatInZone(atSeconds, zone, "minute")})</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <span className={styles.quiet}>and {left} before</span> : null}
    </div>
  );
}
