"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useNotices } from "@/components/ui/notices";
import { ROLES } from "@/lib/auth/actor";
import { sendJson } from "@/lib/http/send-json";
import { personViewSchema, personWithPasswordSchema, roleSchema, type ChangePerson, type PersonView, type PersonWithPassword } from "@/lib/people/person-view";
import { peopleQuery } from "@/lib/people/queries";

type PersonActsProps = { person: PersonView; isOwn: boolean; onPassword: (result: PersonWithPassword) => void };
type Asking = "reset" | "remove" | "disable" | null;

/** What an administrator can do about one person. Removing, disabling and resetting are asked about first. */
export function PersonActs({ person, isOwn, onPassword }: PersonActsProps) {
  const queryClient = useQueryClient();
  const { say, sayProblem } = useNotices();
  const [asking, setAsking] = useState<Asking>(null);
  const path = `/api/v1/people/${person.id}`;
  const renew = () => queryClient.invalidateQueries({ queryKey: peopleQuery().queryKey });

  const change = useMutation({
    mutationFn: (wanted: ChangePerson) => sendJson("PATCH", path, wanted, personViewSchema),
    onSuccess: async (changed) => {
      setAsking(null);
      say(`${changed.name} is now ${changed.disabledAt ? "disabled" : changed.role}.`);
      await renew();
    },
    onError: sayProblem,
  });
  const reset = useMutation({
    mutationFn: () => sendJson("POST", `${path}/password`, undefined, personWithPasswordSchema),
    onSuccess: (result) => {
      setAsking(null);
      onPassword(result);
    },
  });
  const remove = useMutation({
    mutationFn: () => sendJson("DELETE", path, undefined, null),
    onSuccess: async () => {
      setAsking(null);
      say(`${person.name} is removed.`);
      await renew();
    },
  });

  function choose(id: string) {
    const role = roleSchema.safeParse(id);
    if (role.success) change.mutate({ role: role.data });
    else if (id === "enable") change.mutate({ disabled: false });
    else if (id === "reset" || id === "remove" || id === "disable") setAsking(id);
  }

  return (
    <>
      <ButtonDropdown
        variant="inline-icon"
        ariaLabel={`What to do about ${person.name}`}
        loading={change.isPending}
        items={itemsFor(person, isOwn)}
        expandToViewport
        onItemClick={({ detail }) => choose(detail.id)}
      />
      {asking === "reset" ? (
        <ConfirmDialog
          title={`Reset the password of ${person.name}?`}
          act={`Reset ${person.name}’s password`}
          isSending={reset.isPending}
          error={reset.error}
          onConfirm={() => reset.mutate()}
          onCancel={() => setAsking(null)}
        >
          Their sessions end now. You are shown a one-time password to give to them.
        </ConfirmDialog>
      ) : null}
      {asking === "disable" ? (
        <ConfirmDialog
          title={`Disable ${person.name}?`}
          act={`Disable ${person.name}`}
          isSending={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ disabled: true })}
          onCancel={() => setAsking(null)}
        >
          Their sessions and tokens stop working with the next request. They can be enabled again.
        </ConfirmDialog>
      ) : null}
      {asking === "remove" ? (
        <ConfirmDialog
          title={`Remove ${person.name}?`}
          act={`Remove ${person.name}`}
          isSending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onCancel={() => setAsking(null)}
        >
          Their sessions and tokens go with them. What they did stays in the audit under their name.
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function itemsFor(person: PersonView, isOwn: boolean): ButtonDropdownProps.Items {
  const own = isOwn ? { disabled: true, disabledReason: "Another administrator has to do this to you." } : {};
  return [
    { text: "Role", items: ROLES.map((role) => ({ id: role, text: role === person.role ? `${role} (now)` : `Make ${role}`, disabled: role === person.role })) },
    { id: "reset", text: "Reset password…", ...own },
    person.disabledAt ? { id: "enable", text: "Enable" } : { id: "disable", text: "Disable…", ...own },
    { id: "remove", text: "Remove…", ...own },
  ];
}
