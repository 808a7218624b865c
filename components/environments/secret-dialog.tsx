"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { useNotices } from "@/components/ui/notices";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { sendJson } from "@/lib/http/send-json";

import type { SecretToSet } from "./secrets-panel";

/** Takes a secret's values, sends them, forgets them. They live in this component only and go with it. */
export function SecretDialog({ environmentId, secret, onDismiss }: { environmentId: string; secret: SecretToSet; onDismiss: () => void }) {
  const notices = useNotices();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const send = useMutation({
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
    <Modal visible header={`Set ${secret.title}`} closeAriaLabel="Close without setting it" onDismiss={onDismiss}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing.length === 0) send.mutate(given);
        }}
      >
        <Form
          actions={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" formAction="none" onClick={onDismiss}>
                  Leave it
                </Button>
                <Button
                  variant="primary"
                  disabled={missing.length > 0}
                  disabledReason={missing.length > 0 ? `Still needed: ${missing.map(({ title }) => title).join(", ")}.` : undefined}
                  loading={send.isPending}
                  loadingText="Sending"
                >
                  Replace the value
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="m">
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
            <ProblemAlert error={send.error} />
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
