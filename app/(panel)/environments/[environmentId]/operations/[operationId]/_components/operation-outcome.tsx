"use client";

import Alert from "@cloudscape-design/components/alert";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { environmentHref, newReleaseHref } from "@/components/releases/hrefs";
import { areOfNow, nextActs, type NextAct } from "@/components/releases/next-acts";
import { useDiscardOperation } from "@/components/releases/operation-acts";
import type { OperationHeadline } from "@/components/releases/operation-headline";
import { RootCausePanel } from "@/components/releases/root-cause-panel";
import { useAct } from "@/components/releases/use-act";
import { ActButton } from "@/components/ui/act-button";
import { ButtonLink } from "@/components/ui/button-link";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { needsRole } from "@/lib/auth/needs-role";
import type { OperationView } from "@/lib/releases/operation-view";
import { legalActsQuery } from "@/lib/releases/queries";

import styles from "./operation-outcome.module.css";

/** When it is not simply going well: the cause, what happened, what it means, and the buttons that lead on. */
export function OperationOutcome({ operation, headline, mayRun }: { operation: OperationView; headline: OperationHeadline; mayRun: boolean }) {
  const { explanation, tone } = headline;
  // What somebody stops on purpose has no cause to look for: AWS's "user initiated" would stand there in red.
  const rootCause = operation.cancelRequestedAt !== null && (operation.state === "cancelled" || operation.state === "running") ? null : operation.rootCause;
  if (!explanation && !rootCause) return null;
  const actions = <NextActs operation={operation} mayRun={mayRun} />;
  const type = tone === "success" || tone === "error" || tone === "warning" ? tone : "info";
  if (rootCause) return <RootCausePanel cause={rootCause} means={explanation?.means ?? null} actions={actions} />;
  return explanation ? (
    <Alert type={type} header={explanation.happened}>
      <p>{explanation.means}</p>
      <p>{explanation.next}</p>
      {actions}
    </Alert>
  ) : null;
}

function NextActs({ operation, mayRun }: { operation: OperationView; mayRun: boolean }) {
  const { data } = useQuery(legalActsQuery(operation.environmentId));
  const { run, pending, dialog } = useAct({ id: operation.environmentId, name: operation.environmentName }, data?.stackStatus ?? null);
  const settle = useDiscardOperation(operation.id);
  const next = data && areOfNow(operation, data.acts) ? nextActs(operation, data.acts) : [];
  // Their row is there before they are known: they come below the pointer, not under it.
  if (next.length === 0) return operation.state === "succeeded" ? null : <div className={styles.acts} aria-hidden="true" />;
  const obstacle = mayRun ? undefined : needsRole("operations:run");
  const button = (each: NextAct, index: number): ReactNode => {
    switch (each.kind) {
      case "act":
        return (
          <ActButton key={each.label} variant={index === 0 ? "primary" : "normal"} obstacle={obstacle} loading={pending} onClick={() => run(each.act)}>
            {each.label}
          </ActButton>
        );
      case "settle":
        return (
          <ActButton key={each.label} obstacle={obstacle} loading={settle.isPending} onClick={() => settle.mutate()}>
            {each.label}
          </ActButton>
        );
      case "new-release":
        return mayRun ? (
          <ButtonLink key={each.label} href={newReleaseHref(operation.environmentId)} primary={index === 0}>
            {each.label}
          </ButtonLink>
        ) : null;
      case "environment":
        return (
          <ButtonLink key={each.label} href={environmentHref(operation.environmentId)}>
            {each.label}
          </ButtonLink>
        );
    }
  };
  return (
    <div className={styles.acts}>
      {next.map(button)}
      <ProblemAlert error={settle.error} />
      {dialog}
    </div>
  );
}
