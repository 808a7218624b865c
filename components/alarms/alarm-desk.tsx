"use client";

import Button from "@cloudscape-design/components/button";
import { usePathname, useSearchParams } from "next/navigation";
import { useRef, useState } from "react";

import { EmptyState } from "@/components/ui/empty-state";
import { actObstacle, type AlarmAct } from "@/lib/alarms/alarm-act";
import { firstShown } from "@/lib/alarms/alarm-groups";
import { alarmIdSchema, type AlarmView } from "@/lib/alarms/alarm-view";

import { AlarmActDialog, type AskedAct } from "./alarm-act-dialog";
import { AlarmDetail } from "./alarm-detail";
import { AlarmRows } from "./alarm-rows";
import { ACT_WORDS } from "./alarm-words";
import styles from "./alarms.module.css";
import { useAlarmAct } from "./use-alarm-act";
import { useAlarmKeys, type AlarmKey } from "./use-alarm-keys";
import { useEscape } from "./use-escape";

type AlarmDeskProps = {
  alarms: readonly AlarmView[];
  /** The reader's own id; null: a machine's. */
  me: string | null;
  mayAct: boolean;
  mayRun: boolean;
  empty: { title: string; text: string };
  onChanged: (alarms: readonly AlarmView[]) => void;
};

type Asked = { kind: AskedAct; alarms: readonly AlarmView[] };
const KEY_WORDS = {
  act: "With the list in focus: J and K or arrows to move, Enter for the details and Escape back, X to pick, A to acknowledge, O to assign, M to mute.",
  read: "With the list in focus: J and K or arrows to move, Enter for the details and Escape back.",
};
const BULK: readonly AskedAct[] = ["acknowledge", "assign", "mute"];

/** The list on the left, the chosen alarm on the right; which one is in the address. */
export function AlarmDesk({ alarms, me, mayAct, mayRun, empty, onChanged }: AlarmDeskProps) {
  const [chosenId, choose] = useChosenAlarm();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const detail = useRef<HTMLDivElement>(null);
  const act = useAlarmAct((changed) => {
    setAsked(null);
    setPicked(new Set());
    onChanged(changed);
  }, asked !== null);
  const shown = alarms.find(({ id }) => id === chosenId) ?? null;
  const [unaskedId, setUnaskedId] = useState<string | null>(null);
  // What is shown unasked stays while it is in the list: it must not change under the hand of who is about to acknowledge it.
  const stayingId = alarms.some(({ id }) => id === unaskedId) ? unaskedId : (firstShown(alarms)?.id ?? null);
  if (stayingId !== unaskedId) setUnaskedId(stayingId);
  const shownId = chosenId ?? stayingId;
  const pickedAlarms = alarms.filter(({ id }) => picked.has(id));

  const pick = (ids: readonly string[], isPicked: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (isPicked) next.add(id);
      else next.delete(id);
    }
    setPicked(next);
  };
  const send = (about: readonly AlarmView[], what: AlarmAct) => act.mutate({ ids: about.map(({ id }) => id), act: what });
  const ask = (kind: AskedAct, about: readonly AlarmView[]) => {
    const possible = about.filter((alarm) => actObstacle(kind, { state: alarm.state, isMuted: alarm.muted !== null, isAcknowledged: alarm.acknowledged !== null }) === null);
    if (!mayAct || possible.length === 0) return;
    act.reset();
    setAsked({ kind, alarms: possible });
  };

  const list = useRef<HTMLDivElement>(null);
  useAlarmKeys(list, (key: AlarmKey) => {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.alarm : undefined;
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-alarm]") ?? [])];
    const place = links.findIndex((link) => link.dataset.alarm === (focused ?? shownId));
    const current = alarms.find(({ id }) => id === links[place]?.dataset.alarm);
    if (key === "next" || key === "previous") {
      const link = links[key === "next" ? place + 1 : place - 1];
      link?.focus();
      if (link?.dataset.alarm) choose(link.dataset.alarm);
    } else if (key === "pick") {
      if (current && mayAct) pick([current.id], !picked.has(current.id));
    } else ask(key, pickedAlarms.length > 0 ? pickedAlarms : current ? [current] : []);
  });

  const backToList = () => {
    const link = list.current?.querySelector<HTMLElement>(`[data-alarm="${shownId}"]`);
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  useEscape(detail, backToList);

  return (
    <>
      <div className={styles.desk}>
        <div className={styles.list} ref={list}>
          {mayAct && pickedAlarms.length > 0 ? (
            <fieldset className={`${styles.buttons} ${styles.bulk}`} aria-label="What to do about the picked alarms">
              <span>{pickedAlarms.length} picked</span>
              {BULK.map((kind) => (
                <Button key={kind} onClick={() => ask(kind, pickedAlarms)}>
                  {ACT_WORDS[kind].button}
                </Button>
              ))}
              <Button variant="link" onClick={() => setPicked(new Set())}>
                None
              </Button>
            </fieldset>
          ) : null}
          {alarms.length > 0 ? <p className={`${styles.quiet} ${styles.keys}`}>{KEY_WORDS[mayAct ? "act" : "read"]}</p> : null}
          {alarms.length === 0 ? (
            <EmptyState title={empty.title}>{empty.text}</EmptyState>
          ) : (
            <AlarmRows
              alarms={alarms}
              chosenId={shownId}
              picked={picked}
              mayAct={mayAct}
              hrefOf={({ id }) => `?alarm=${id}`}
              onChoose={({ id }, isByKey) => {
                choose(id);
                if (isByKey) detail.current?.focus({ preventScroll: true });
                detail.current?.scrollIntoView({ block: "nearest" });
              }}
              onPick={pick}
            />
          )}
        </div>
        <section className={styles.detail} ref={detail} tabIndex={-1} aria-label="The alarm that is shown">
          <span className={styles.back}>
            <Button variant="link" iconName="arrow-up" onClick={backToList}>
              Back to the list
            </Button>
          </span>
          {shownId === null ? null : (
            <AlarmDetail
              key={shownId}
              alarmId={shownId}
              mayAct={mayAct}
              mayRun={mayRun}
              onAsk={(kind, alarm) => ask(kind, [shown ?? alarm])}
              onUnmute={(alarm) => send([alarm], { kind: "unmute", note: "" })}
            />
          )}
        </section>
      </div>
      {asked ? <AlarmActDialog {...asked} me={me} isSending={act.isPending} error={act.error} onAct={(what) => send(asked.alarms, what)} onDismiss={() => setAsked(null)} /> : null}
    </>
  );
}

/** Which alarm is shown, in the address; choosing one asks the server for nothing but the alarm. */
function useChosenAlarm(): [string | null, (id: string) => void] {
  const pathname = usePathname();
  const search = useSearchParams();
  return [
    alarmIdSchema.safeParse(search.get("alarm")).data ?? null,
    (id) => {
      const next = new URLSearchParams(search);
      next.set("alarm", id);
      window.history.replaceState(null, "", `${pathname}?${next}`);
    },
  ];
}
