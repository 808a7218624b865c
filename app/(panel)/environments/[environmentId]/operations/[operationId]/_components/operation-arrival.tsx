"use client";

import { useQuery } from "@tanstack/react-query";

import { mainAddress } from "@/components/environments/output-link";
import { environmentHref } from "@/components/releases/hrefs";
import { ButtonLink } from "@/components/ui/button-link";
import { ExternalLink } from "@/components/ui/external-link";
import { environmentQuery } from "@/lib/environments/queries";
import type { OperationView } from "@/lib/releases/operation-view";

import styles from "./operation-outcome.module.css";

/** Where a success leads: to the environment, and to the address at which it answers. What is known later stands later in the row, so that nothing moves. */
export function OperationArrival({ operation: { environmentId, environmentName, resolvedTo } }: { operation: OperationView }) {
  const { data: environment } = useQuery(environmentQuery(environmentId));
  const address = resolvedTo === "delete-stack" ? null : mainAddress(environment?.outputs ?? []);
  return (
    <div className={styles.arrival}>
      <ButtonLink href={environmentHref(environmentId)} primary>
        {resolvedTo === "delete-stack" ? `Go to ${environmentName}` : `Go to ${environmentName} and its outputs`}
      </ButtonLink>
      {address === null ? null : <ExternalLink href={address}>Open {address}</ExternalLink>}
    </div>
  );
}
