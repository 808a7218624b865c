"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountDetailQuery, accountsQuery } from "@/lib/accounts/queries";
import { sendJson } from "@/lib/http/send-json";

import { AccountDialog } from "./account-dialog";
import { TrustDialog } from "./trust-dialog";

/** For administrators: change a connection, see what its role must demand, remove it. */
export function AccountActs({ account }: { account: AccountView }) {
  const queryClient = useQueryClient();
  const { say } = useNotices();
  const [open, setOpen] = useState<"change" | "trust" | "remove" | null>(null);
  const { data: detail } = useQuery({ ...accountDetailQuery(account.id), enabled: open !== null && open !== "remove" });
  const remove = useChange({
    mutationFn: () => sendJson("DELETE", `/api/v1/accounts/${account.id}`, undefined, null),
    onSuccess: async () => {
      say(`The connection to ${account.name} is removed.`);
      setOpen(null);
      await queryClient.invalidateQueries({ queryKey: accountsQuery().queryKey });
    },
  });
  const isAws = account.kind === "aws";

  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={`Change ${account.name}`} loading={open === "change" && !detail} onClick={() => setOpen("change")}>
          Change…
        </Button>
        {isAws ? (
          <Button ariaLabel={`What the role of ${account.name} needs`} onClick={() => setOpen("trust")}>
            Role…
          </Button>
        ) : null}
        {isAws ? (
          <Button ariaLabel={`Remove ${account.name}`} onClick={() => setOpen("remove")}>
            Remove…
          </Button>
        ) : null}
      </SpaceBetween>
      {open === "change" && detail ? <AccountDialog account={detail} onSaved={() => setOpen(null)} onDismiss={() => setOpen(null)} /> : null}
      {open === "trust" && detail ? <TrustDialog account={detail} onDone={() => setOpen(null)} /> : null}
      {open === "remove" ? (
        <FormDialog
          title={`Remove the connection to ${account.name}?`}
          act={`Remove ${account.name}`}
          isSending={remove.isPending}
          error={remove.error}
          onSubmit={() => remove.mutate()}
          onDismiss={() => setOpen(null)}
        >
          <p>Nothing in the AWS account is touched. A connection that an environment was ever made in stays.</p>
        </FormDialog>
      ) : null}
    </>
  );
}
