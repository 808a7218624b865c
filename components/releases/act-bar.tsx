"use client";

import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useQuery } from "@tanstack/react-query";

import { ActButton } from "@/components/ui/act-button";
import { ButtonLink } from "@/components/ui/button-link";
import type { EnvironmentView } from "@/lib/environments/environment-view";
import type { LegalAct } from "@/lib/releases/legal-acts-view";
import { legalActsQuery } from "@/lib/releases/queries";

import { actButtons } from "./act-buttons";
import { actObstacle } from "./act-obstacle";
import { newReleaseHref } from "./hrefs";
import { useAct } from "./use-act";
import styles from "./act-bar.module.css";

/** THE button for the stack's present status, Rollback beside it, and a menu with the rest; what is impossible says why. */
export function ActBar({ environment, mayRun }: { environment: Pick<EnvironmentView, "id" | "name" | "release" | "latestRelease">; mayRun: boolean }) {
  const { data } = useQuery(legalActsQuery(environment.id));
  const { run, pending, dialog } = useAct(environment, data?.stackStatus ?? null);
  if (!data) return <div className={styles.bar} aria-hidden="true" />;

  const { first, isOrdinary, rollback, newRelease, rest } = actButtons(data, { mayRun, newestRuns: environment.release === environment.latestRelease });
  const obstacle = (act: LegalAct) => actObstacle(act, mayRun);
  return (
    <div className={styles.bar}>
      {rollback ? (
        <ActButton obstacle={obstacle(rollback)} onClick={() => run(rollback)}>
          {rollback.label}
        </ActButton>
      ) : null}
      {first ? (
        <ActButton variant={isOrdinary ? "normal" : "primary"} obstacle={obstacle(first)} loading={pending} loadingText="Asking" onClick={() => run(first)}>
          {first.label}
        </ActButton>
      ) : null}
      {newRelease ? (
        <ButtonLink href={newReleaseHref(environment.id)} primary>
          New release
        </ButtonLink>
      ) : null}
      <ButtonDropdown
        items={rest.map((act) => ({
          id: act.act,
          text: act.label,
          disabled: obstacle(act) !== undefined,
          disabledReason: obstacle(act),
        }))}
        onItemClick={({ detail }) => {
          const picked = rest.find(({ act }) => act === detail.id);
          if (picked) run(picked);
        }}
      >
        More
      </ButtonDropdown>
      {dialog}
    </div>
  );
}
