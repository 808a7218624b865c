"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Link from "next/link";
import type { ReactNode } from "react";

import { operationStateWords, secondsBetween } from "@/components/releases/deployment-words";
import { operationHref, releaseEffectHref } from "@/components/releases/hrefs";
import { formatDuration } from "@/components/ui/format-time";
import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { ReleaseView } from "@/lib/releases/release-view";

import { ReleaseChangeList } from "./release-change-list";
import styles from "./release-story.module.css";

type ReleaseItemProps = {
  release: ReleaseView;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  /** The way back, or on, to it. */
  action: ReactNode;
};

/** One release in the story: what changed, who and why, how its last deployment went. */
export function ReleaseItem({ release, isChosen, onChoose, action }: ReleaseItemProps) {
  return (
    <li className={styles.release}>
      <Checkbox checked={isChosen} ariaLabel={`Compare release ${release.number}`} onChange={({ detail }) => onChoose(detail.checked)} />
      <div className={styles.content}>
        <div className={styles.words}>
          <h3>
            Release {release.number} {release.running ? <StatusMark tone="success" word="runs now" /> : null}
          </h3>
          <p className={styles.quiet}>
            <Moment iso={release.createdAt} /> by {release.createdBy}
          </p>
          {release.note ? <p>{release.note}</p> : null}
          {release.number === 1 ? (
            <p className={styles.quiet}>The first release.</p>
          ) : (
            <ReleaseChangeList sentences={release.changed} none="Nothing differs from the release before." />
          )}
          <LastDeployment release={release} />
        </div>
        {action}
      </div>
    </li>
  );
}

function LastDeployment({ release }: { release: ReleaseView }) {
  const last = release.deployments[0];
  if (!last) return <p className={styles.quiet}>Never deployed.</p>;
  const seconds = secondsBetween(last.startedAt, last.endedAt);
  return (
    <p>
      <Link href={operationHref(release.environmentId, last.operationId)}>{last.kind === "rollback" ? "Last roll back to it" : "Last deployment"}</Link>:{" "}
      <StatusMark {...operationStateWords(last.state)} />
      {seconds === null ? null : ` in ${formatDuration(seconds)}`}
      {last.state === "succeeded" ? (
        <>
          {" · "}
          <Link href={releaseEffectHref(release.environmentId, release.number)} prefetch={false}>
            Before and after it
          </Link>
        </>
      ) : null}
      {release.deployments.length > 1 ? <span className={styles.quiet}> ({release.deployments.length} in all)</span> : null}
    </p>
  );
}
