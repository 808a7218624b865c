"use client";

import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { Controller, useForm, useWatch } from "react-hook-form";

import { ControlledInput } from "@/components/ui/controlled-input";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { CHANNEL_KINDS } from "@/lib/notifications/channel-input";
import { channelWithKeySchema, type ChannelView, type ChannelWithKey } from "@/lib/notifications/channel-view";

import { toChange, toCreate, type ChannelForm } from "./channel-form";

const KIND_CHOICES = [
  { value: "webhook", label: "Webhook", description: "JSON to an address of your own, signed." },
  { value: "slack", label: "Slack", description: "An incoming webhook of Slack, or of something that takes its messages." },
  { value: "email", label: "E-mail", description: "Up to 20 addresses." },
];

type ChannelDialogProps = { channel: ChannelView | null; onSaved: (saved: ChannelWithKey) => void; onDismiss: () => void };

/** Sets a channel up, or changes one. Its address is asked for and never shown again. */
export function ChannelDialog({ channel, onSaved, onDismiss }: ChannelDialogProps) {
  const { control, handleSubmit } = useForm<ChannelForm>({
    defaultValues: { kind: channel?.kind ?? "webhook", name: channel?.name ?? "", url: "", recipients: channel?.kind === "email" ? channel.address : "" },
  });
  const kind = useWatch({ control, name: "kind" });
  const { mutate, isPending, error } = useChange({
    mutationFn: (form: ChannelForm) =>
      channel
        ? sendJson("PATCH", `/api/v1/notifications/channels/${channel.id}`, toChange(channel, form), channelWithKeySchema)
        : sendJson("POST", "/api/v1/notifications/channels", toCreate(form), channelWithKeySchema),
    onSuccess: onSaved,
  });

  return (
    <FormDialog
      title={channel ? `Change ${channel.name}` : "Add a channel"}
      act={channel ? "Save the change" : "Add this channel"}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit((form) => mutate(form))}
      onDismiss={onDismiss}
    >
      {channel ? null : (
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <FormField label="Kind">
              <RadioGroup value={field.value} items={KIND_CHOICES} onChange={({ detail }) => field.onChange(CHANNEL_KINDS.find((known) => known === detail.value) ?? "webhook")} />
            </FormField>
          )}
        />
      )}
      <ControlledInput control={control} name="name" label="Name" />
      {kind === "email" ? (
        <ControlledInput control={control} name="recipients" label="E-mail addresses" description="With commas between them." />
      ) : (
        <ControlledInput
          control={control}
          name="url"
          label="Address"
          description={channel ? `It leads to ${channel.address} now; left empty, it stays.` : "Kept encrypted and not shown again: whoever knows it can write there. Addresses inside a private network are refused."}
        />
      )}
    </FormDialog>
  );
}
