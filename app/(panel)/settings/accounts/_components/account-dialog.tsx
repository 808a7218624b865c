"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";

import { ProblemAlert } from "@/components/ui/problem-alert";
import { accountDetailSchema, type AccountDetail, type CreateAccount } from "@/lib/accounts/account-input";
import { accountDetailQuery, accountsQuery } from "@/lib/accounts/queries";
import { sendJson } from "@/lib/http/send-json";

import { accountFormSchema, NEW_ACCOUNT, toFormValues, type AccountFormValues } from "./account-form-values";

const FORM_ID = "account";

const FIELDS: readonly { name: keyof AccountFormValues; label: string; description: string; placeholder?: string; ofSandbox?: boolean }[] = [
  { name: "name", label: "Name", description: "How the account is called here." },
  { name: "regions", label: "Regions", description: "With commas between them.", ofSandbox: true },
  { name: "roleArn", label: "Role to assume", description: "Empty: the credentials of the machine that Pilothouse runs on.", placeholder: "arn:aws:iam::111122223333:role/pilothouse" },
  { name: "executionRoleArn", label: "Role for CloudFormation", description: "Empty: CloudFormation works with the rights of Pilothouse itself.", placeholder: "arn:aws:iam::111122223333:role/cloudformation" },
  { name: "stackNamePrefix", label: "Beginning of stack names", description: "What the account’s policies are bound to.", ofSandbox: true },
  { name: "templateBucket", label: "Bucket for large templates", description: "Empty: one is made when the first template over 51,200 bytes comes." },
];

type AccountDialogProps = { account: AccountDetail | null; onSaved: (account: AccountDetail) => void; onCancel: () => void };

/** Connects an account, or changes how it is reached. Of the sandbox only regions and prefix can be changed. */
export function AccountDialog({ account, onSaved, onCancel }: AccountDialogProps) {
  const queryClient = useQueryClient();
  const { control, handleSubmit } = useForm<AccountFormValues, unknown, CreateAccount>({
    resolver: zodResolver(accountFormSchema),
    defaultValues: account ? toFormValues(account) : NEW_ACCOUNT,
  });
  const isSandbox = account?.kind === "sandbox";
  const { mutate, isPending, error } = useMutation({
    mutationFn: (wanted: CreateAccount) => {
      if (!account) return sendJson("POST", "/api/v1/accounts", wanted, accountDetailSchema);
      const { regions, stackNamePrefix } = wanted;
      return sendJson("PATCH", `/api/v1/accounts/${account.id}`, isSandbox ? { regions, stackNamePrefix } : wanted, accountDetailSchema);
    },
    onSuccess: async (saved) => {
      queryClient.setQueryData(accountDetailQuery(saved.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: accountsQuery().queryKey });
      onSaved(saved);
    },
  });
  const fields = isSandbox ? FIELDS.filter(({ ofSandbox }) => ofSandbox) : FIELDS;

  return (
    <Modal
      visible
      header={account ? `Change ${account.name}` : "Connect an AWS account"}
      closeAriaLabel="Close without saving"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" form={FORM_ID} formAction="submit" loading={isPending}>
              {account ? `Save ${account.name}` : "Connect this account"}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={FORM_ID} method="post" noValidate onSubmit={(event) => void handleSubmit((wanted) => mutate(wanted))(event)}>
        <SpaceBetween size="m">
          <ProblemAlert error={error} />
          {fields.map(({ name, label, description, placeholder }) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field, fieldState }) => (
                <FormField stretch label={label} description={description} errorText={fieldState.error?.message}>
                  <Input value={field.value} placeholder={placeholder} spellcheck={false} onBlur={field.onBlur} onChange={({ detail }) => field.onChange(detail.value)} />
                </FormField>
              )}
            />
          ))}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
