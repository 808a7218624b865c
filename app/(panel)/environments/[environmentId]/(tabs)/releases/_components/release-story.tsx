"use client";

import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { actObstacle } from "@/components/releases/act-obstacle";
import { operationStateWords, secondsBetween } from "@/components/releases/deployment-words";
import { newReleaseHref, operationHref, releasesHref } from "@/components/releases/hrefs";
import { useAct } from "@/components/releases/use-act";
import { ButtonLink } from "@/components/ui/button-link";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { listHref } from "@/components/ui/list-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { StatusMark } from "@/components/ui/status-mark";
import { environmentQuery } from "@/lib/environments/queries";
import { legalActsQuery, releasesQuery } from "@/lib/releases/queries";
import type { ReleaseView } from "@/lib/releases/release-view";

import { comparedReleases, comparing, RELEASE_LIST, type ReleaseListState } from "../search-params";
import { releaseAct } from "./release-act";
import { ReleaseChangeList } from "./release-change-list";
import styles from "./release-story.module.css";

type ReleaseStoryProps = { environmentId: string; state: ReleaseListState; mayRun: boolean; mayDraft: boolean };

/** The releases as a story, newest first: what changed, who and why, how it went; each leads back to itself. */
export function ReleaseStory({ environmentId, state, mayRun, mayDraft }: ReleaseStoryProps) {
  const router = useRouter();
  const { data: releases } = useQuery(releasesQuery(environmentId, { cursor: state.cursor, limit: RELEASE_LIST.pageSize }));
  const { data: environment } = useQuery(environmentQuery(environmentId));
  const { data: acts } = useQuery(legalActsQuery(environmentId));
  const { run, pending, dialog } = useAct({ id: environmentId, name: environment?.name ?? "" }, acts?.stackStatus ?? null);
  const [chosen, setChosen] = useState<readonly number[]>(() => Object.values(comparedReleases(state) ?? {}));
  const items = releases?.items ?? [];
  const [from, to] = chosen;
  const compare = (): void => {
    if (from !== undefined && to !== undefined) router.push(listHref(RELEASE_LIST, releasesHref(environmentId), comparing(state, { from, to })));
  };

  return (
    <PanelBox
      title="Releases"
      note="Each is what the environment should run: template, settings, images. None is ever changed."
      actions={
        <div className={styles.actions}>
          <Button
            disabled={to === undefined}
            disabledReason={to === undefined ? "Choose two releases first." : undefined}
            onClick={compare}
          >
            Compare
          </Button>
          {mayDraft ? (
            <ButtonLink href={newReleaseHref(environmentId)} primary>
              New release
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      {items.length === 0 ? <EmptyState title="No releases">An environment is made with its first; this one cannot be read.</EmptyState> : null}
      <ol className={styles.story} reversed>
        {items.map((release) => {
          const act = releaseAct(release, environment?.release ?? null, acts?.acts ?? []);
          return (
            <li key={release.number} className={styles.release}>
              <Checkbox
                checked={chosen.includes(release.number)}
                ariaLabel={`Compare release ${release.number}`}
                // The newest two choices count: a third takes the place of the first.
                onChange={({ detail }) => setChosen(detail.checked ? [...chosen, release.number].slice(-2) : chosen.filter((number) => number !== release.number))}
              />
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
              {act ? (
                <Button
                  loading={pending}
                  disabled={actObstacle(act, mayRun) !== undefined}
                  disabledReason={actObstacle(act, mayRun)}
                  onClick={() => run(act)}
                >
                  {act.label}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
      {releases ? <CursorPagination label="Pages of the releases" shape={RELEASE_LIST} state={state} page={releases} /> : null}
      {dialog}
    </PanelBox>
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
      {release.deployments.length > 1 ? <span className={styles.quiet}> ({release.deployments.length} in all)</span> : null}
    </p>
  );
}
