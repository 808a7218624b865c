"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";

import { releasesHref } from "@/components/releases/hrefs";
import { releaseAct } from "@/components/releases/release-act";
import { useAct } from "@/components/releases/use-act";
import { ButtonLink } from "@/components/ui/button-link";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import { environmentQuery } from "@/lib/environments/queries";
import { legalActsQuery } from "@/lib/releases/queries";
import { capitalize } from "@/lib/shared/capitalize";

import { suspectWords } from "./alarm-words";
import styles from "./alarms.module.css";

/** The release that began to run last before the alarm, and the ways on from it. */
export function SuspectLine({ alarm, mayRun }: { alarm: AlarmView; mayRun: boolean }) {
  const { suspect, environment, standing } = alarm;
  if (!suspect || !environment) return standing === "in-alarm" && environment ? <p>No release began to run within a day before it.</p> : null;
  const { release, previousRelease } = suspect;
  return (
    <div className={styles.head}>
      <strong>{capitalize(suspectWords(suspect))}</strong>
      <span className={styles.buttons}>
        {previousRelease !== null && previousRelease !== release ? (
          <>
            <ButtonLink href={`${releasesHref(environment.id)}?from=${Math.min(previousRelease, release)}&to=${Math.max(previousRelease, release)}`}>
              Compare {previousRelease} with {release}
            </ButtonLink>
            {mayRun && previousRelease < release ? <RollBack environment={environment} release={previousRelease} /> : null}
          </>
        ) : (
          <ButtonLink href={releasesHref(environment.id)}>Releases</ButtonLink>
        )}
      </span>
    </div>
  );
}

/** Offered only where the stack's present status allows it; what it does is shown and confirmed before it runs. */
function RollBack({ environment, release }: { environment: { id: string; name: string }; release: number }) {
  const { data: stack } = useQuery(environmentQuery(environment.id));
  const { data: acts } = useQuery(legalActsQuery(environment.id));
  const { run, pending, dialog } = useAct(environment, stack?.stackStatus ?? null);
  const act = stack && acts ? releaseAct({ number: release, running: stack.release === release, deployments: [{ state: "succeeded" }] }, stack.release, acts.acts) : null;
  if (!act) return null;
  return (
    <>
      <Button loading={pending} onClick={() => run(act)}>
        {act.label}…
      </Button>
      {dialog}
    </>
  );
}
