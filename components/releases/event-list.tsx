"use client";

import Link from "next/link";

import { logsHref } from "@/components/logs/hrefs";
import { StatusMark } from "@/components/ui/status-mark";
import type { StackEventView } from "@/lib/releases/operation-view";

import { ClockTime } from "./clock-time";
import { eventWords } from "./event-words";
import styles from "./event-list.module.css";

type EventListProps = {
  events: readonly StackEventView[];
  /** Given, each time leads to the logs of its minute. */
  environmentId?: string;
  label: string;
  withReasons?: boolean;
};

/**
 * Events, newest first. The list has a fixed height and scrolls inside: new ones do not push the page. Without reasons each takes one
 * line of fixed height, and a new one moves the words through the lines instead of the lines through the page.
 */
export function EventList({ events, environmentId, label, withReasons = false }: EventListProps) {
  return (
    // A frame that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={withReasons ? styles.tall : styles.short} aria-label={label} tabIndex={0}>
      {events.length === 0 ? <p className={styles.none}>No event yet.</p> : null}
      <ol className={styles.list} reversed>
        {events.map((event, place) => {
          const { word, tone } = eventWords(event.status);
          return (
            <li key={withReasons ? event.id : place} className={styles.event} title={withReasons ? undefined : `${event.resourceType}${event.reason ? `: ${event.reason}` : ""}`}>
              <span className={styles.time}>
                {environmentId === undefined ? (
                  <ClockTime iso={event.at} />
                ) : (
                  <Link href={logsHref(environmentId, { around: event.at })} prefetch={false} title="Logs of that minute">
                    <ClockTime iso={event.at} />
                  </Link>
                )}
              </span>
              <span className={styles.what}>
                {/* One text: a word of its own would move sideways with each name before it. */}
                <StatusMark tone={tone} word={`${event.logicalId} ${word}`} past quiet={tone !== "error"} />
                {withReasons ? <span className={styles.type}>{event.resourceType}</span> : null}
                {event.reason && withReasons ? <span className={styles.reason}>{event.reason}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
