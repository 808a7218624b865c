"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMutation } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";

import { ROLE_WORDS } from "@/components/people/role-words";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { ROLES } from "@/lib/auth/actor";
import { sendJson } from "@/lib/http/send-json";
import { addPersonSchema, personWithPasswordSchema, roleSchema, type AddPerson, type PersonWithPassword } from "@/lib/people/person-view";

const FORM_ID = "add-person";

/** Name, address and role; the answer holds a one-time password. */
export function AddPersonDialog({ onAdded, onCancel }: { onAdded: (result: PersonWithPassword) => void; onCancel: () => void }) {
  const { control, handleSubmit } = useForm<AddPerson>({
    resolver: zodResolver(addPersonSchema),
    defaultValues: { name: "", email: "", role: "operator" },
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (person: AddPerson) => sendJson("POST", "/api/v1/people", person, personWithPasswordSchema),
    onSuccess: onAdded,
  });

  return (
    <Modal
      visible
      header="Add a person"
      closeAriaLabel="Close without adding"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" form={FORM_ID} formAction="submit" loading={isPending}>
              Add this person
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={FORM_ID} method="post" noValidate onSubmit={(event) => void handleSubmit((person) => mutate(person))(event)}>
          <SpaceBetween size="m">
            <ProblemAlert error={error} />
            <Controller
              control={control}
              name="name"
              render={({ field, fieldState }) => (
                <FormField stretch label="Name" errorText={fieldState.error?.message}>
                  <Input value={field.value} onBlur={field.onBlur} onChange={({ detail }) => field.onChange(detail.value)} />
                </FormField>
              )}
            />
            <Controller
              control={control}
              name="email"
              render={({ field, fieldState }) => (
                <FormField stretch label="E-mail address" description="What they sign in with; no mail is sent." errorText={fieldState.error?.message}>
                  <Input type="email" value={field.value} onBlur={field.onBlur} onChange={({ detail }) => field.onChange(detail.value)} />
                </FormField>
              )}
            />
            <Controller
              control={control}
              name="role"
              render={({ field }) => (
                <FormField stretch label="Role">
                  <RadioGroup
                    value={field.value}
                    items={ROLES.map((role) => ({ value: role, label: role, description: ROLE_WORDS[role] }))}
                    onChange={({ detail }) => field.onChange(roleSchema.parse(detail.value))}
                  />
                </FormField>
              )}
            />
          </SpaceBetween>
      </form>
    </Modal>
  );
}
