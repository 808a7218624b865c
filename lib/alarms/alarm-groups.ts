import type { AlarmView } from "./alarm-view";

const STORM_SIZE = 5;
const STORM_SECONDS = 300;

/** Alarms that are shown together. A storm is told as one: how many went off, from when to when. */
export type AlarmGroup = { key: string; kind: "environment" | "storm" | "quiet"; title: string; environmentId: string | null; alarms: AlarmView[]; from: string; to: string };

/**
 * By environment, in the order in which each comes first in the list; within one, critical before warning, otherwise in the list's order.
 * Five or more of one environment that went into alarm within five minutes are a group of their own: one cause, most likely. What is OK in an
 * environment that has others comes after all of them: whoever looks for what rings must not have to look past it.
 */
export function alarmGroups(alarms: readonly AlarmView[]): AlarmGroup[] {
  const byEnvironment = new Map<string, AlarmView[]>();
  for (const alarm of alarms) {
    const key = alarm.environment?.id ?? "";
    byEnvironment.set(key, [...(byEnvironment.get(key) ?? []), alarm]);
  }
  const groups = [...byEnvironment].flatMap(([environmentId, own]) => {
    const storm = stormAmong(own);
    const rest = own.filter((alarm) => !storm.includes(alarm));
    const loud = rest.filter(({ standing }) => standing !== "ok");
    const quiet = rest.filter(({ standing }) => standing === "ok");
    return [
      ...(storm.length > 0 ? [toGroup("storm", environmentId, storm)] : []),
      ...(loud.length > 0 ? [toGroup("environment", environmentId, loud)] : []),
      ...(quiet.length > 0 ? [toGroup(quiet.length < own.length ? "quiet" : "environment", environmentId, quiet)] : []),
    ];
  });
  return [...groups.filter((group) => !isCalm(group)), ...groups.filter(isCalm)];
}

const isCalm = ({ alarms }: AlarmGroup): boolean => alarms.every(({ standing }) => standing === "ok");

/** The alarm at the top of the groups: the one to look at where nobody has chosen another. */
export const firstShown = (alarms: readonly AlarmView[]): AlarmView | null => alarmGroups(alarms)[0]?.alarms[0] ?? null;

/** The largest set of alarms that went off within one window; empty where it is too small for a storm. */
function stormAmong(alarms: readonly AlarmView[]): AlarmView[] {
  const ringing = alarms.filter(({ standing }) => standing === "in-alarm").sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
  const windows = ringing.map((first, index) => ringing.slice(index).filter(({ since }) => Date.parse(since) - Date.parse(first.since) <= STORM_SECONDS * 1_000));
  const largest = windows.reduce<AlarmView[]>((most, window) => (window.length > most.length ? window : most), []);
  return largest.length >= STORM_SIZE ? largest : [];
}

function toGroup(kind: AlarmGroup["kind"], environmentId: string, alarms: readonly AlarmView[]): AlarmGroup {
  const times = alarms.map(({ since }) => since).sort();
  const name = alarms[0]?.environment?.name ?? "No environment of Pilothouse";
  const titles = { environment: name, storm: `${name}: ${alarms.length} alarms at once`, quiet: `${name}: the others` };
  return {
    key: `${kind} ${environmentId}`,
    kind,
    title: titles[kind],
    environmentId: environmentId === "" ? null : environmentId,
    alarms: [...alarms].sort((a, b) => place(a) - place(b)),
    from: times[0] ?? "",
    to: times.at(-1) ?? "",
  };
}

/** What rings and is nobody's first, then what rings, then what has no figures; critical before warning. The sort keeps the list's order otherwise. */
function place({ standing, severity, owner, acknowledged, muted }: AlarmView): number {
  const standingPlace = standing === "in-alarm" ? (owner || acknowledged || muted ? 1 : 0) : standing === "ok" ? 3 : 2;
  return standingPlace * 2 + (severity === "critical" ? 0 : 1);
}
