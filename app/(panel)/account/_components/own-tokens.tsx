"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { SecretOnce } from "@/components/people/secret-once";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { FormDialog } from "@/components/ui/form-dialog";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { useChange } from "@/components/ui/use-change";
import type { Role } from "@/lib/auth/actor";
import { sendJson } from "@/lib/http/send-json";
import type { CreatedToken, TokenView } from "@/lib/people/own-account-view";
import { ownTokensQuery } from "@/lib/people/queries";

import { CreateTokenDialog } from "./create-token-dialog";

const COLUMNS: readonly TableColumn[] = [
  { header: "For" },
  { header: "Begins with" },
  { header: "Role" },
  { header: "Last used" },
  { header: "Expires" },
  { header: "What can be done", isHeaderHidden: true },
];

/** The reader's tokens for scripts; each is shown once, when it is made. */
export function OwnTokens({ ownRole }: { ownRole: Role }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(ownTokensQuery());
  const [isCreating, setIsCreating] = useState(false);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const [revoking, setRevoking] = useState<TokenView | null>(null);
  const renew = () => queryClient.invalidateQueries({ queryKey: ownTokensQuery().queryKey });
  const revoke = useChange({
    mutationFn: (tokenId: string) => sendJson("DELETE", `/api/v1/tokens/${tokenId}`, undefined, null),
    onSuccess: async () => {
      setRevoking(null);
      await renew();
    },
  });
  const tokens = data?.items ?? [];

  const toRow = (token: TokenView) => ({
    key: token.id,
    cells: [
      token.name,
      <code key="prefix">{token.prefix}…</code>,
      token.role,
      token.lastUsedAt ? <Ago key="used" iso={token.lastUsedAt} suffix=" ago" /> : "never",
      token.expiresAt ? <Moment key="expires" iso={token.expiresAt} /> : "never",
      <Button key="revoke" variant="inline-link" ariaLabel={`Revoke ${token.name}`} onClick={() => setRevoking(token)}>
        Revoke…
      </Button>,
    ],
  });

  return (
    <PanelBox title="API tokens" note="For scripts; a token can do what its role may, never more than you." actions={<Button onClick={() => setIsCreating(true)}>Make a token</Button>}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {tokens.length > 0 ? (
        <PlainTable stacks caption="Your API tokens" columns={COLUMNS} rows={tokens.map(toRow)} />
      ) : (
        <EmptyState title="You have no token">Make one to use the API from a script; /api/v1/openapi.json describes it.</EmptyState>
      )}
      {isCreating ? (
        <CreateTokenDialog
          ownRole={ownRole}
          onDismiss={() => setIsCreating(false)}
          onCreated={(token) => {
            setIsCreating(false);
            setCreated(token);
            void renew();
          }}
        />
      ) : null}
      {created ? (
        <SecretOnce title={`Token for ${created.name}`} secret={created.token} onDone={() => setCreated(null)}>
          Keep it where the script finds it, as a secret. Send it as “Authorization: Bearer …”.
        </SecretOnce>
      ) : null}
      {revoking ? (
        <FormDialog
          title={`Revoke the token for ${revoking.name}?`}
          act={`Revoke ${revoking.name}`}
          isSending={revoke.isPending}
          error={revoke.error}
          onSubmit={() => revoke.mutate(revoking.id)}
          onDismiss={() => setRevoking(null)}
        >
          <p>What uses it stops working with its next request. It cannot be brought back.</p>
        </FormDialog>
      ) : null}
    </PanelBox>
  );
}
