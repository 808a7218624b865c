"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { actButtons } from "@/components/releases/act-buttons";
import { actObstacle } from "@/components/releases/act-obstacle";
import { newReleaseHref, releasesHref } from "@/components/releases/hrefs";
import { useAct } from "@/components/releases/use-act";
import { ActButton } from "@/components/ui/act-button";
import { ButtonLink } from "@/components/ui/button-link";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { listHref } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { environmentQuery } from "@/lib/environments/queries";
import { legalActsQuery, releasesQuery } from "@/lib/releases/queries";

import { comparedReleases, comparing, RELEASE_LIST, type ReleaseListState } from "../search-params";
import { releaseAct } from "@/components/releases/release-act";
import { ReleaseItem } from "./release-item";
import styles from "./release-story.module.css";

type ReleaseStoryProps = { environmentId: string; state: ReleaseListState; mayRun: boolean; mayDraft: boolean };

/** The releases as a story, newest first; each leads back to itself, and any two can be compared. */
export function ReleaseStory({ environmentId, state, mayRun, mayDraft }: ReleaseStoryProps) {
  const router = useRouter();
  const { data: page } = useQuery(releasesQuery(environmentId, { cursor: state.cursor, limit: RELEASE_LIST.pageSize }));
  const { data: environment } = useQuery(environmentQuery(environmentId));
  const { data: acts } = useQuery(legalActsQuery(environmentId));
  const { run, pending, dialog } = useAct({ id: environmentId, name: environment?.name ?? "" }, acts?.stackStatus ?? null);
  const [chosen, setChosen] = useState<readonly number[]>(() => Object.values(comparedReleases(state) ?? {}));
  const [from, to] = chosen;
  if (!page) return null; // seeded by the page

  // The head of the page has the button whenever a new release is what comes next.
  const headOffersDraft = acts !== undefined && environment !== undefined && actButtons(acts, { mayRun, newestRuns: environment.release === environment.latestRelease }).newRelease;
  // The newest two choices count: a third takes the place of the first.
  const choose = (number: number, isChosen: boolean): void => setChosen(isChosen ? [...chosen, number].slice(-2) : chosen.filter((other) => other !== number));
  const compare = (): void => {
    if (from !== undefined && to !== undefined) router.push(listHref(RELEASE_LIST, releasesHref(environmentId), comparing(state, { from, to })));
  };

  return (
    <PanelBox
      title="Releases"
      note="Each is what the environment should run: template, settings, images. None is ever changed."
      actions={
        <div className={styles.actions}>
          <ActButton obstacle={to === undefined ? "Choose two releases first." : undefined} onClick={compare}>
            Compare
          </ActButton>
          {mayDraft && !headOffersDraft ? (
            <ButtonLink href={newReleaseHref(environmentId)}>
              New release
            </ButtonLink>
          ) : null}
        </div>
      }
    >
      {page.items.length === 0 ? <EmptyState title="No releases">An environment is made with its first; this one cannot be read.</EmptyState> : null}
      <ol className={styles.story} reversed>
        {page.items.map((release) => {
          const act = releaseAct(release, environment?.release ?? null, acts?.acts ?? []);
          return (
            <ReleaseItem
              key={release.number}
              release={release}
              isChosen={chosen.includes(release.number)}
              onChoose={(isChosen) => choose(release.number, isChosen)}
              action={
                act ? (
                  <ActButton obstacle={actObstacle(act, mayRun)} loading={pending} onClick={() => run(act)}>
                    {act.label}
                  </ActButton>
                ) : null
              }
            />
          );
        })}
      </ol>
      <CursorPagination label="Pages of the releases" shape={RELEASE_LIST} state={state} page={page} />
      {dialog}
    </PanelBox>
  );
}
