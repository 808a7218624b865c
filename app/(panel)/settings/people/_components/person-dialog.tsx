"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";

import { ROLE_WORDS } from "@/components/people/role-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { ROLES, type Role } from "@/lib/auth/actor";
import { roleSchema, type PersonView, type PersonWithPassword } from "@/lib/people/person-view";

import { usePersonChanges } from "./use-person-changes";

type PersonDialogProps = { person: PersonView; isOwn: boolean; onClose: () => void; onPassword: (result: PersonWithPassword) => void };

/** Role, password, access of one person. What cannot be taken back, or shuts them out, is asked about once more. */
export function PersonDialog({ person, isOwn, onClose, onPassword }: PersonDialogProps) {
  const [role, setRole] = useState<Role>(person.role);
  const [asking, setAsking] = useState<"reset" | "disable" | "remove" | null>(null);
  const { change, resetPassword, remove } = usePersonChanges(person, { onDone: onClose, onPassword });
  const stop = () => setAsking(null);

  switch (asking) {
    case "reset":
      return (
        <ConfirmDialog title={`Reset the password of ${person.name}?`} act={`Reset ${person.name}’s password`} isSending={resetPassword.isPending} error={resetPassword.error} onConfirm={() => resetPassword.mutate()} onCancel={stop}>
          Their sessions end now. You are shown a one-time password to give to them.
        </ConfirmDialog>
      );
    case "disable":
      return (
        <ConfirmDialog title={`Disable ${person.name}?`} act={`Disable ${person.name}`} isSending={change.isPending} error={change.error} onConfirm={() => change.mutate({ disabled: true })} onCancel={stop}>
          Their sessions and tokens stop working with the next request. They can be enabled again.
        </ConfirmDialog>
      );
    case "remove":
      return (
        <ConfirmDialog title={`Remove ${person.name}?`} act={`Remove ${person.name}`} isSending={remove.isPending} error={remove.error} onConfirm={() => remove.mutate()} onCancel={stop}>
          Their sessions and tokens go with them. What they did stays in the audit under their name.
        </ConfirmDialog>
      );
    case null:
      return (
        <Modal
          visible
          header={person.name}
          closeAriaLabel="Close without changing anything"
          onDismiss={onClose}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={onClose}>
                  Cancel
                </Button>
                <Button variant="primary" disabled={role === person.role} loading={change.isPending} onClick={() => change.mutate({ role })}>
                  {`Make ${person.name} ${role}`}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <SpaceBetween size="l">
            <ProblemAlert error={change.error} />
            <FormField stretch label="Role">
              <RadioGroup
                value={role}
                items={ROLES.map((known) => ({ value: known, label: known, description: ROLE_WORDS[known] }))}
                onChange={({ detail }) => setRole(roleSchema.parse(detail.value))}
              />
            </FormField>
            <FormField stretch label="Access" description={isOwn ? "Another administrator has to do this to you; your own password you change under Your account." : person.email}>
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={isOwn} onClick={() => setAsking("reset")}>
                  Reset password…
                </Button>
                {person.disabledAt ? (
                  <Button loading={change.isPending} onClick={() => change.mutate({ disabled: false })}>
                    Enable
                  </Button>
                ) : (
                  <Button disabled={isOwn} onClick={() => setAsking("disable")}>
                    Disable…
                  </Button>
                )}
                <Button disabled={isOwn} onClick={() => setAsking("remove")}>
                  Remove…
                </Button>
              </SpaceBetween>
            </FormField>
          </SpaceBetween>
        </Modal>
      );
  }
}
