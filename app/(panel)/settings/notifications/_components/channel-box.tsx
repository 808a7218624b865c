"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { FactList } from "@/components/ui/fact-list";
import { FormDialog } from "@/components/ui/form-dialog";
import { Moment } from "@/components/ui/moment";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import type { ChangeChannel, ChannelKind } from "@/lib/notifications/channel-input";
import { channelWithKeySchema, type ChannelView, type ChannelWithKey } from "@/lib/notifications/channel-view";
import { rulesQuery } from "@/lib/notifications/queries";

import { ChannelDialog } from "./channel-dialog";
import { RulesEditor, type EnvironmentChoice } from "./rules-editor";
import { TestButton } from "./test-button";

const KIND_NOTES: Record<ChannelKind, string> = {
  webhook: "Webhook, signed.",
  slack: "Slack, or what takes the same messages.",
  email: "E-mail.",
};

type ChannelBoxProps = { channel: ChannelView; environments: readonly EnvironmentChoice[]; onSaved: (saved: ChannelWithKey) => void };

/** One channel: where it leads, what it is told of, a test, and what can be done about it. */
export function ChannelBox({ channel, environments, onSaved }: ChannelBoxProps) {
  const { data: rules, error, refetch } = useQuery(rulesQuery(channel.id));
  return (
    <PanelBox title={channel.name} note={KIND_NOTES[channel.kind]} actions={<ChannelActs channel={channel} onSaved={onSaved} />}>
      <Stack>
        <FactList
          facts={[
            ["Leads to", channel.address],
            ["State", channel.paused ? <StatusMark key="state" tone="stopped" word="paused: nothing is sent" /> : <StatusMark key="state" tone="success" word="in use" />],
            ["Set up", <span key="by">{channel.createdBy}, <Moment iso={channel.createdAt} /></span>],
          ]}
        />
        {channel.obstacle ? (
          <Alert type="warning" header="Nothing can be sent there now">
            {channel.obstacle}
          </Alert>
        ) : null}
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {rules ? <RulesEditor view={rules} environments={environments} /> : null}
        <TestButton target={channel.id} name={channel.name} />
      </Stack>
    </PanelBox>
  );
}

function ChannelActs({ channel, onSaved }: Omit<ChannelBoxProps, "environments">) {
  const queryClient = useQueryClient();
  const { say } = useNotices();
  const [open, setOpen] = useState<"change" | "key" | "remove" | null>(null);
  const path = `/api/v1/notifications/channels/${channel.id}`;
  const change = useChange({ mutationFn: (wanted: ChangeChannel) => sendJson("PATCH", path, wanted, channelWithKeySchema), onSuccess: onSaved });
  const remove = useChange({
    mutationFn: () => sendJson("DELETE", path, undefined, null),
    onSuccess: async () => {
      say(`The channel ${channel.name} is removed.`);
      setOpen(null);
      await queryClient.invalidateQueries({ queryKey: ["notifications"] });
    },
  });
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={`${channel.paused ? "Resume" : "Pause"} ${channel.name}`} loading={change.isPending} onClick={() => change.mutate({ paused: !channel.paused })}>
          {channel.paused ? "Resume" : "Pause"}
        </Button>
        <Button ariaLabel={`Change ${channel.name}`} onClick={() => setOpen("change")}>
          Change…
        </Button>
        {channel.kind === "webhook" ? (
          <Button ariaLabel={`New signing key for ${channel.name}`} onClick={() => setOpen("key")}>
            New key…
          </Button>
        ) : null}
        <Button ariaLabel={`Remove ${channel.name}`} onClick={() => setOpen("remove")}>
          Remove…
        </Button>
      </SpaceBetween>
      <ProblemAlert error={open === "key" ? null : change.error} />
      {open === "change" ? (
        <ChannelDialog
          channel={channel}
          onDismiss={() => setOpen(null)}
          onSaved={(saved) => {
            setOpen(null);
            onSaved(saved);
          }}
        />
      ) : null}
      {open === "key" ? (
        <FormDialog
          title={`A new signing key for ${channel.name}?`}
          act="Make a new key"
          isSending={change.isPending}
          error={change.error}
          onSubmit={() => change.mutate({ newSigningKey: true }, { onSuccess: () => setOpen(null) })}
          onDismiss={() => setOpen(null)}
        >
          <p>Messages are signed with it from now on, and the key before counts no more: the receiver refuses them until it has the new one, which is shown once.</p>
        </FormDialog>
      ) : null}
      {open === "remove" ? (
        <FormDialog title={`Remove the channel ${channel.name}?`} act={`Remove ${channel.name}`} isSending={remove.isPending} error={remove.error} onSubmit={() => remove.mutate()} onDismiss={() => setOpen(null)}>
          <p>Nobody hears anything over it any more. The log of what was sent stays.</p>
        </FormDialog>
      ) : null}
    </>
  );
}
