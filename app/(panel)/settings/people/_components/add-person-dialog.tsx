"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";

import { RoleChoice } from "@/components/people/role-choice";
import { ControlledInput } from "@/components/ui/controlled-input";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { plainInputError } from "@/lib/http/plain-input-error";
import { sendJson } from "@/lib/http/send-json";
import { addPersonSchema, personWithPasswordSchema, type AddPerson, type PersonWithPassword } from "@/lib/people/person-view";

/** Name, address and role; the answer holds a one-time password. */
export function AddPersonDialog({ onAdded, onDismiss }: { onAdded: (result: PersonWithPassword) => void; onDismiss: () => void }) {
  const { control, handleSubmit } = useForm<AddPerson>({
    resolver: zodResolver(addPersonSchema, { error: plainInputError }),
    defaultValues: { name: "", email: "", role: "operator" },
  });
  const { mutate, isPending, error } = useChange({
    mutationFn: (person: AddPerson) => sendJson("POST", "/api/v1/people", person, personWithPasswordSchema),
    onSuccess: onAdded,
  });

  return (
    <FormDialog title="Add a person" act="Add this person" isSending={isPending} error={error} onSubmit={handleSubmit((person) => mutate(person))} onDismiss={onDismiss}>
      <ControlledInput control={control} name="name" label="Name" />
      <ControlledInput control={control} name="email" type="email" label="E-mail address" description="What they sign in with; no mail is sent." />
      <Controller control={control} name="role" render={({ field }) => <RoleChoice value={field.value} onChoose={field.onChange} />} />
    </FormDialog>
  );
}
