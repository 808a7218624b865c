"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";
import { sendJson } from "@/lib/http/send-json";

export type SecretToSet = EnvironmentDetail["secrets"][number];

/** Takes a secret's values, sends them, forgets them. They live in this component only and go with it. */
export function SecretDialog({ environmentId, secret, onDismiss }: { environmentId: string; secret: SecretToSet; onDismiss: () => void }) {
  const notices = useNotices();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const send = useChange({
    mutationFn: (given: Record<string, string>) => sendJson("PUT", `/api/v1/environments/${environmentId}/secrets/${secret.logicalId}`, { values: given }, null),
    gcTime: 0, // the cache of mutations would otherwise hold the values for minutes
    onSuccess: () => {
      notices.say(`${secret.title} is set. ${secret.takesEffect}`);
      onDismiss();
    },
  });
  const missing = secret.keys.filter(({ key, required }) => required && (values[key] ?? "") === "");
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

  return (
    <FormDialog
      title={`Set ${secret.title}`}
      act="Replace the value"
      obstacle={missing.length > 0 ? `Still needed: ${missing.map(({ title }) => title).join(", ")}.` : undefined}
      isSending={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate(given)}
      onDismiss={onDismiss}
    >
      <p>{secret.description} What you give replaces all that the secret holds now.</p>
      {secret.keys.map(({ key, title, required }) => (
        <FormField key={key} label={title} description={required ? undefined : "May be left out."}>
          <Input
            type="password"
            autoComplete="new-password"
            value={values[key] ?? ""}
            onChange={({ detail }) => setValues({ ...values, [key]: detail.value })}
            ariaRequired={required}
          />
        </FormField>
      ))}
      <p>{secret.takesEffect}</p>
    </FormDialog>
  );
}
