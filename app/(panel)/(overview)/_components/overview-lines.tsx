"use client";

import Link from "next/link";

import { useLiveTopics } from "@/components/live/use-live-topics";
import { environmentHref } from "@/components/releases/hrefs";
import { StatusMark } from "@/components/ui/status-mark";
import type { Progress } from "@/lib/releases/operation-view";
import type { Overview, OverviewLine } from "@/lib/releases/overview-view";

import styles from "./overview-lines.module.css";
import { lineHref, lineWords } from "./overview-words";
import { useHeardSince } from "@/components/live/use-heard-since";
import { useLiveRefresh } from "@/components/live/use-live-refresh";

type ProgressById = Readonly<Record<string, Progress>>;

/** What needs somebody, then what runs; progress moves as the stream tells, the lists are read again when anything changes state. */
export function OverviewLines({ overview }: { overview: Overview }) {
  const refresh = useLiveRefresh();
  const [progress, hearProgress] = useHeardSince<Progress>(overview);
  const watched = overview.running.flatMap(({ operation }) => (operation ? [`operation:${operation.id}`] : []));

  useLiveTopics(
    ["environments", "operations", ...watched],
    (message) => {
      if (message.kind === "progress") hearProgress(message.operationId, message.progress);
      else if (message.kind !== "stack-event") refresh();
    },
    refresh,
  );

  const { counts, needsYou, running } = overview;
  if (needsYou.length + running.length === 0) return null;
  return (
    <div className={styles.lists}>
      <LineList title="Needs you" state="needs-you" lines={needsYou} total={counts["needs-you"]} progress={progress} verb="Open" />
      <LineList title="Running" state="running" lines={running} total={counts.running} progress={progress} verb="Watch" />
    </div>
  );
}

type LineListProps = { title: string; state: string; lines: readonly OverviewLine[]; total: number; progress: ProgressById; verb: string };

function LineList({ title, state, lines, total, progress, verb }: LineListProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.environment.id} line={line} progress={line.operation ? progress[line.operation.id] : undefined} verb={verb} />
        ))}
        {total > lines.length ? (
          <li className={styles.more}>
            <Link href={`/?state=${state}&sort=-updatedAt`}>All {total.toLocaleString("en")}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Line({ line, progress, verb }: { line: OverviewLine; progress: Progress | undefined; verb: string }) {
  const { environment, operation } = line;
  const told = operation && progress ? { ...line, operation: { ...operation, progress } } : line;
  const { tone, word, detail } = lineWords(told);
  const percent = told.operation && told.operation.endedAt === null ? told.operation.progress?.percent : undefined;

  return (
    <li className={styles.line}>
      <Link className={styles.name} href={environmentHref(environment.id)}>
        {environment.name}
      </Link>
      <div className={styles.what}>
        <StatusMark tone={tone} word={word} />
        {percent === undefined ? null : (
          <progress className={styles.track} aria-label={`Progress of ${environment.name}`} value={percent} max={100}>
            {percent} %
          </progress>
        )}
        {detail ? <span className={styles.detail}>{detail}</span> : null}
      </div>
      <Link href={lineHref(line)} aria-label={`${verb} ${environment.name}`}>
        {verb}
      </Link>
    </li>
  );
}
