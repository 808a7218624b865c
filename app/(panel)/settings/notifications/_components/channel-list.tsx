"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { SecretOnce } from "@/components/people/secret-once";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import type { ChannelWithKey } from "@/lib/notifications/channel-view";
import { channelsQuery } from "@/lib/notifications/queries";

import { ChannelBox } from "./channel-box";
import { ChannelDialog } from "./channel-dialog";
import styles from "./rules-matrix.module.css";
import type { EnvironmentChoice } from "./rules-editor";

/** For administrators: where teams read, what each is told of, whether it works. */
export function ChannelList({ environments }: { environments: readonly EnvironmentChoice[] }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(channelsQuery());
  const [isAdding, setIsAdding] = useState(false);
  const [shown, setShown] = useState<{ name: string; signingKey: string } | null>(null);
  const channels = data?.items ?? [];

  function onSaved({ channel, signingKey }: ChannelWithKey) {
    setIsAdding(false);
    if (signingKey !== null) setShown({ name: channel.name, signingKey });
    void queryClient.invalidateQueries({ queryKey: ["notifications", "channels"] });
  }

  return (
    <Stack>
      <div className={styles.acts}>
        <h2>Channels of the team</h2>
        <Button onClick={() => setIsAdding(true)}>Add a channel</Button>
      </div>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {channels.map((channel) => (
        <ChannelBox key={channel.id} channel={channel} environments={environments} onSaved={onSaved} />
      ))}
      {data && channels.length === 0 ? <EmptyState title="There is no channel yet">A webhook, a Slack channel or a list of e-mail addresses can be told of alarms, failed operations, budgets and the like.</EmptyState> : null}
      {isAdding ? <ChannelDialog channel={null} onSaved={onSaved} onDismiss={() => setIsAdding(false)} /> : null}
      {shown ? (
        <SecretOnce title={`Signing key of ${shown.name}`} secret={shown.signingKey} onDone={() => setShown(null)}>
          Each message carries Pilothouse-Signature: t=…,v1=…, where v1 is the hex HMAC-SHA256, by this key, of the time t, a full stop and the body. A receiver that checks it takes in nothing from anybody else.
        </SecretOnce>
      ) : null}
    </Stack>
  );
}
