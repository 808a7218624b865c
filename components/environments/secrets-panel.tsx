"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { ActButton } from "@/components/ui/act-button";
import { PanelBox } from "@/components/ui/panel-box";
import { needsRole } from "@/lib/auth/needs-role";

import type { SecretToSet } from "./secret-dialog";
import styles from "./secrets-panel.module.css";

// Opened by few visits: its code comes with the first click.
const SecretDialog = dynamic(() => import("./secret-dialog").then((module) => module.SecretDialog), { ssr: false });

const notMadeYet = ({ arn }: SecretToSet): string | undefined => (arn === null ? "The stack has not made it yet: launch the environment first." : undefined);

/** The secrets that the stack has made and a person fills in. Values go to Secrets Manager; nobody reads them back here. */
export function SecretsPanel({ environmentId, secrets, maySet }: { environmentId: string; secrets: readonly SecretToSet[]; maySet: boolean }) {
  const [chosen, setChosen] = useState<SecretToSet | null>(null);
  if (secrets.length === 0) return null;
  return (
    <PanelBox title="Secrets to set" note="Values go straight to AWS Secrets Manager. Pilothouse keeps none of them and cannot show them.">
      <ul className={styles.secrets}>
        {secrets.map((secret) => (
          <li key={secret.logicalId} className={styles.secret}>
            <div className={styles.words}>
              <strong>{secret.title}</strong>
              <p>{secret.description}</p>
              <p className={styles.quiet}>Fields: {secret.keys.map(({ title }) => title).join(", ")}</p>
            </div>
            <ActButton ariaLabel={`Set ${secret.title}`} wrapText={false} obstacle={maySet ? notMadeYet(secret) : needsRole("secrets:write")} onClick={() => setChosen(secret)}>
              Set…
            </ActButton>
          </li>
        ))}
      </ul>
      {chosen ? <SecretDialog key={chosen.logicalId} environmentId={environmentId} secret={chosen} onDismiss={() => setChosen(null)} /> : null}
    </PanelBox>
  );
}
