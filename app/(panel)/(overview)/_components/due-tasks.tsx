import Link from "next/link";

import { clockTitle } from "@/components/maintenance/period-words";
import { Ago } from "@/components/ui/ago";
import { counted } from "@/components/ui/counted";
import { StatusMark } from "@/components/ui/status-mark";
import type { DueSummary } from "@/lib/maintenance/due-summary";

import styles from "./overview-lines.module.css";

const LINES = 5; // beside what needs somebody and what runs, a few are enough: the board has them all

/** Maintenance that is to be signed today, the most urgent environments first. */
export function DueTasks({ summary }: { summary: DueSummary }) {
  if (summary.total === 0) return null;
  return (
    <section aria-label="Due today">
      <div className={styles.head}>
        <h2 className={styles.title}>Due today</h2>
        <span className={styles.detail}>
          counted <Ago iso={summary.asOf} suffix=" ago" />
        </span>
      </div>
      <ul className={styles.lines}>
        {summary.items.slice(0, LINES).map(({ environmentId, name, due, overdue, dueAt, zone }) => (
          <li key={environmentId} className={styles.line}>
            <Link className={styles.name} href={`/environments/${environmentId}/maintenance`}>
              {name}
            </Link>
            <div className={styles.what}>
              <StatusMark tone={overdue > 0 ? "error" : "info"} word={overdue > 0 ? `${counted(overdue, "task")} overdue` : `${counted(due, "task")} due`} />
              <span className={styles.detail}>
                {overdue > 0 && due > overdue ? `${due - overdue} more due; ` : ""}by {clockTitle(dueAt, zone)} ({zone})
              </span>
            </div>
            <Link href={`/environments/${environmentId}/maintenance`} aria-label={`Sign maintenance of ${name}`}>
              Sign
            </Link>
          </li>
        ))}
        {summary.items.length > LINES ? (
          <li className={styles.more}>
            <Link href="/maintenance">All {counted(summary.total, "task")}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
