"use client";

import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { clockTitle } from "@/components/maintenance/period-words";
import { Ago } from "@/components/ui/ago";
import { FactList } from "@/components/ui/fact-list";
import { FormDialog } from "@/components/ui/form-dialog";
import { Moment } from "@/components/ui/moment";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainField } from "@/components/ui/plain-field";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { setSettingSchema, settingViewSchema, type SettingView } from "@/lib/maintenance/setting";

import { settingDraft, toSetting, WEEKDAYS } from "./setting-draft";

type SettingPanelProps = { name: string; view: SettingView; mayChange: boolean };

/** Until when tasks are to be signed, by which clock, by whom. */
export function SettingPanel({ name, view, mayChange }: SettingPanelProps) {
  const [isSetting, setIsSetting] = useState(false);
  const { zone, dueRules, responsible } = view.setting;
  const { monthly } = dueRules;
  return (
    <PanelBox title="When it is due" actions={mayChange ? <Button onClick={() => setIsSetting(true)}>Change</Button> : undefined}>
      <FactList
        facts={[
          ["Time zone", zone],
          ["Daily", `by ${dueRules.daily.time}`],
          ["Weekly", `${WEEKDAYS[dueRules.weekly.weekday - 1] ?? ""} by ${dueRules.weekly.time}`],
          ["Monthly", `${monthly.on === "last-working-day" ? "last working day" : `day ${monthly.on}`} by ${monthly.time}`],
          ["Responsible", responsible === "" ? "nobody named" : responsible],
          ["Asked for since", view.askedFrom ? clockTitle(view.askedFrom, zone) : "not yet: nothing runs"],
          [
            "Set by",
            view.setBy && view.setAt ? (
              <>
                {view.setBy}, <Moment iso={view.setAt} /> (<Ago iso={view.setAt} suffix=" ago" />)
              </>
            ) : (
              "nobody: the usual rules hold"
            ),
          ],
        ]}
      />
      {isSetting ? <SettingDialog name={name} view={view} onClose={() => setIsSetting(false)} /> : null}
    </PanelBox>
  );
}

function SettingDialog({ name, view, onClose }: { name: string; view: SettingView; onClose: () => void }) {
  const router = useRouter();
  const { say } = useNotices();
  const [draft, setDraft] = useState(() => settingDraft(view.setting));
  const field = (key: keyof typeof draft) => ({ value: draft[key], onChange: (event: { target: { value: string } }) => setDraft((before) => ({ ...before, [key]: event.target.value })) });
  const wanted = setSettingSchema.safeParse(toSetting(draft));
  const { mutate, isPending, error } = useChange({
    mutationFn: () => sendJson("PUT", `/api/v1/maintenance/settings/${view.environmentId}`, wanted.data, settingViewSchema),
    onSuccess: () => {
      say(`Maintenance of ${name} is due by the new rules.`);
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog title={`When maintenance of ${name} is due`} act="Set it" obstacle={wanted.success ? undefined : wanted.error.issues[0]?.message} isSending={isPending} error={error} onSubmit={() => mutate()} onDismiss={onClose}>
      <PlainField label="Time zone" hint="An IANA name, like Europe/Berlin." {...field("zone")} />
      <PlainField label="Daily by" type="time" {...field("dailyTime")} />
      <PlainField label="Weekly on day" hint="1 Monday to 7 Sunday" type="number" min={1} max={7} {...field("weekday")} />
      <PlainField label="Weekly by" type="time" {...field("weeklyTime")} />
      <PlainField label="Monthly on day" hint="Empty: the last working day" type="number" min={1} max={31} {...field("monthDay")} />
      <PlainField label="Monthly by" type="time" {...field("monthlyTime")} />
      <PlainField label="Responsible" hint="A person or a team; may be empty" {...field("responsible")} />
      <PlainField label="Asked for since" hint="Empty: since the stack runs" type="date" {...field("countsFrom")} />
    </FormDialog>
  );
}
