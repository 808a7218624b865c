"use client";

import { useQueryClient } from "@tanstack/react-query";

import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { personViewSchema, personWithPasswordSchema, type ChangePerson, type PersonView, type PersonWithPassword } from "@/lib/people/person-view";
import { peopleQuery } from "@/lib/people/queries";

type Done = { onDone: () => void; onPassword: (result: PersonWithPassword) => void };

/** The requests that change one person; each renews the list. A refusal stays with the request it answers. */
export function usePersonChanges(person: PersonView, { onDone, onPassword }: Done) {
  const queryClient = useQueryClient();
  const { say } = useNotices();
  const path = `/api/v1/people/${person.id}`;
  const renew = () => queryClient.invalidateQueries({ queryKey: peopleQuery().queryKey });

  const change = useChange({
    mutationFn: (wanted: ChangePerson) => sendJson("PATCH", path, wanted, personViewSchema),
    onSuccess: async (changed) => {
      say(`${changed.name} is ${changed.disabledAt ? "disabled" : changed.role} now.`);
      onDone();
      await renew();
    },
  });
  const resetPassword = useChange({
    mutationFn: () => sendJson("POST", `${path}/password`, undefined, personWithPasswordSchema),
    onSuccess: onPassword,
  });
  const remove = useChange({
    mutationFn: () => sendJson("DELETE", path, undefined, null),
    onSuccess: async () => {
      say(`${person.name} is removed.`);
      onDone();
      await renew();
    },
  });
  return { change, resetPassword, remove };
}
