"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";

import { ROLE_WORDS } from "@/components/people/role-words";
import { ControlledInput } from "@/components/ui/controlled-input";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { ROLES, type Role } from "@/lib/auth/actor";
import { plainInputError } from "@/lib/http/plain-input-error";
import { sendJson } from "@/lib/http/send-json";
import { createdTokenSchema, createTokenSchema, type CreatedToken, type CreateToken } from "@/lib/people/own-account-view";
import { roleSchema } from "@/lib/people/person-view";

const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
  { value: "", label: "until it is revoked" },
] as const;
const DEFAULT_DAYS = 90;

type CreateTokenDialogProps = { ownRole: Role; onCreated: (token: CreatedToken) => void; onDismiss: () => void };

/** What it is for, what it may do, and for how long. */
export function CreateTokenDialog({ ownRole, onCreated, onDismiss }: CreateTokenDialogProps) {
  const { control, handleSubmit } = useForm<z.input<typeof createTokenSchema>, unknown, CreateToken>({
    resolver: zodResolver(createTokenSchema, { error: plainInputError }),
    defaultValues: { name: "", role: "viewer", expiresInDays: DEFAULT_DAYS },
  });
  const { mutate, isPending, error } = useChange({
    mutationFn: (token: CreateToken) => sendJson("POST", "/api/v1/tokens", token, createdTokenSchema),
    onSuccess: onCreated,
  });
  const offered = ROLES.slice(0, ROLES.indexOf(ownRole) + 1);

  return (
    <FormDialog title="Make a token" act="Make this token" isSending={isPending} error={error} onSubmit={handleSubmit((token) => mutate(token))} onDismiss={onDismiss}>
      <ControlledInput control={control} name="name" label="What it is for" placeholder="nightly deploys" />
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <FormField stretch label="Role" constraintText={ROLE_WORDS[field.value]}>
            <Select
              selectedOption={{ value: field.value, label: field.value }}
              options={offered.map((role) => ({ value: role, label: role, description: ROLE_WORDS[role] }))}
              onChange={({ detail }) => field.onChange(roleSchema.parse(detail.selectedOption.value))}
            />
          </FormField>
        )}
      />
      <Controller
        control={control}
        name="expiresInDays"
        render={({ field }) => (
          <FormField stretch label="Works for">
            <Select
              selectedOption={LIVES.find(({ value }) => value === String(field.value ?? "")) ?? LIVES[1]}
              options={LIVES}
              onChange={({ detail }) => field.onChange(detail.selectedOption.value ? Number(detail.selectedOption.value) : null)}
            />
          </FormField>
        )}
      />
    </FormDialog>
  );
}
