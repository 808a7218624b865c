"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

import { Moment } from "@/components/ui/moment";
import type { LogLine } from "@/lib/logs/log-lines-view";

import styles from "./log-list.module.css";
import { LogLineRow } from "./log-line-row";

const NEAR_PX = 40; // this near its end, the reader follows what comes

type Props = { environmentId: string; lines: readonly LogLine[]; order: "newest-top" | "newest-bottom"; around: string | null; showsGroup: boolean };

/** `lines` newest first. With `around` they stand in the order of time, with a mark where the moment was. */
export function LogList({ environmentId, lines, order, around, showsGroup }: Props) {
  const frame = useRef<HTMLElement>(null);
  const follows = useRef(true);
  const isByTime = order === "newest-bottom" || around !== null;
  const shown = isByTime ? lines.toReversed() : lines;
  const placeOfMoment = around === null ? -1 : shown.findIndex(({ at }) => at >= around);

  // After each drawing: whatever brought lines, a reader at the end stays there.
  useLayoutEffect(() => {
    const element = frame.current;
    if (element && order === "newest-bottom" && around === null && follows.current) element.scrollTop = element.scrollHeight;
  });

  return (
    // A frame that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={frame} className={styles.frame} aria-label="Lines" tabIndex={0} onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => (follows.current = scrollHeight - scrollTop - clientHeight < NEAR_PX)}>
      <ol className={styles.list}>
        {shown.slice(0, placeOfMoment === -1 ? shown.length : placeOfMoment).map((line) => (
          <LogLineRow key={line.id} environmentId={environmentId} line={line} showsGroup={showsGroup} />
        ))}
        {around === null ? null : <MomentMark key={around} iso={around} />}
        {placeOfMoment === -1 ? null : shown.slice(placeOfMoment).map((line) => <LogLineRow key={line.id} environmentId={environmentId} line={line} showsGroup={showsGroup} />)}
      </ol>
    </section>
  );
}

/** Comes into view in the middle of its frame, without moving the page. */
function MomentMark({ iso }: { iso: string }) {
  const mark = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const frame = mark.current?.closest("section");
    if (mark.current && frame) frame.scrollTop = mark.current.offsetTop - frame.offsetTop - frame.clientHeight / 2;
  }, []);
  return (
    <li ref={mark} className={styles.moment}>
      The moment asked for: <Moment iso={iso} precision="second" />
    </li>
  );
}
