"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";

import { RoleChoice } from "@/components/people/role-choice";
import { FormDialog } from "@/components/ui/form-dialog";
import type { Role } from "@/lib/auth/actor";
import type { PersonView, PersonWithPassword } from "@/lib/people/person-view";

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
        <FormDialog title={`Reset the password of ${person.name}?`} act={`Reset ${person.name}’s password`} isSending={resetPassword.isPending} error={resetPassword.error} onSubmit={() => resetPassword.mutate()} onDismiss={stop}>
          <p>Their sessions end now. You are shown a one-time password to give to them.</p>
        </FormDialog>
      );
    case "disable":
      return (
        <FormDialog title={`Disable ${person.name}?`} act={`Disable ${person.name}`} isSending={change.isPending} error={change.error} onSubmit={() => change.mutate({ disabled: true })} onDismiss={stop}>
          <p>Their sessions and tokens stop working with the next request. They can be enabled again.</p>
        </FormDialog>
      );
    case "remove":
      return (
        <FormDialog title={`Remove ${person.name}?`} act={`Remove ${person.name}`} isSending={remove.isPending} error={remove.error} onSubmit={() => remove.mutate()} onDismiss={stop}>
          <p>Their sessions and tokens go with them. What they did stays in the audit under their name.</p>
        </FormDialog>
      );
    case null:
      return (
        <FormDialog
          title={person.name}
          act={`Make ${person.name} ${role}`}
          obstacle={role === person.role ? "Choose another role first." : undefined}
          isSending={change.isPending}
          error={change.error}
          onSubmit={() => change.mutate({ role })}
          onDismiss={onClose}
        >
          <RoleChoice value={role} onChoose={setRole} />
          <FormField stretch label="Access" description={isOwn ? "Another administrator has to do this to you; your own password you change under Your account." : person.email}>
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="none" disabled={isOwn} onClick={() => setAsking("reset")}>
                Reset password…
              </Button>
              {person.disabledAt ? (
                <Button formAction="none" loading={change.isPending} onClick={() => change.mutate({ disabled: false })}>
                  Enable
                </Button>
              ) : (
                <Button formAction="none" disabled={isOwn} onClick={() => setAsking("disable")}>
                  Disable…
                </Button>
              )}
              <Button formAction="none" disabled={isOwn} onClick={() => setAsking("remove")}>
                Remove…
              </Button>
            </SpaceBetween>
          </FormField>
        </FormDialog>
      );
  }
}
