"use client";

import { StatusMark } from "@/components/ui/status-mark";
import type { StackEventView } from "@/lib/releases/operation-view";

import { ClockTime } from "./clock-time";
import { eventWords } from "./event-words";
import styles from "./event-list.module.css";

/**
 * Events, newest first. The list has a fixed height and scrolls inside: new ones do not push the page. Without reasons each takes one
 * line of fixed height, and a new one moves the words through the lines instead of the lines through the page.
 */
export function EventList({ events, label, withReasons = false }: { events: readonly StackEventView[]; label: string; withReasons?: boolean }) {
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
                <ClockTime iso={event.at} />
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
