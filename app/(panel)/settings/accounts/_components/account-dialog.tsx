"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";

import { ControlledInput } from "@/components/ui/controlled-input";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { accountDetailSchema, type AccountDetail, type CreateAccount } from "@/lib/accounts/account-input";
import { accountDetailQuery, accountsQuery } from "@/lib/accounts/queries";
import { plainInputError } from "@/lib/http/plain-input-error";
import { sendJson } from "@/lib/http/send-json";

import { accountFormSchema, NEW_ACCOUNT, toFormValues, type AccountFormValues } from "./account-form-values";

const FIELDS: readonly { name: keyof AccountFormValues; label: string; description: string; placeholder?: string; ofSandbox?: boolean }[] = [
  { name: "name", label: "Name", description: "How the account is called here." },
  { name: "regions", label: "Regions", description: "With commas between them.", ofSandbox: true },
  { name: "roleArn", label: "Role to assume", description: "Empty: the credentials of the machine that Pilothouse runs on.", placeholder: "arn:aws:iam::111122223333:role/pilothouse" },
  { name: "executionRoleArn", label: "Role for CloudFormation", description: "Empty: CloudFormation works with the rights of Pilothouse itself.", placeholder: "arn:aws:iam::111122223333:role/cloudformation" },
  { name: "stackNamePrefix", label: "Beginning of stack names", description: "What the account’s policies are bound to.", ofSandbox: true },
  { name: "templateBucket", label: "Bucket for large templates", description: "Empty: one is made when the first template over 51,200 bytes comes." },
];

type AccountDialogProps = { account: AccountDetail | null; onSaved: (account: AccountDetail) => void; onDismiss: () => void };

/** Connects an account, or changes how it is reached. Of the sandbox only regions and prefix can be changed. */
export function AccountDialog({ account, onSaved, onDismiss }: AccountDialogProps) {
  const queryClient = useQueryClient();
  const { control, handleSubmit } = useForm<AccountFormValues, unknown, CreateAccount>({
    resolver: zodResolver(accountFormSchema, { error: plainInputError }),
    defaultValues: account ? toFormValues(account) : NEW_ACCOUNT,
  });
  const isSandbox = account?.kind === "sandbox";
  const { mutate, isPending, error } = useChange({
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
    <FormDialog
      title={account ? `Change ${account.name}` : "Connect an AWS account"}
      act={account ? `Save ${account.name}` : "Connect this account"}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit((wanted) => mutate(wanted))}
      onDismiss={onDismiss}
    >
      {fields.map(({ name, label, description, placeholder }) => (
        <ControlledInput key={name} control={control} name={name} label={label} description={description} placeholder={placeholder} />
      ))}
    </FormDialog>
  );
}
