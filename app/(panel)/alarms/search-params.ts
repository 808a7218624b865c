import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { alarmListQuerySchema, toAlarmListInput, type AlarmListInput } from "@/lib/alarms/alarm-list-query";

/** `alarm` is the one that is shown beside the list. */
export const ALARM_LIST = {
  filters: ["state", "environmentId", "severity", "owner", "acknowledged", "muted", "alarm"],
  sorts: ["urgency", "-since", "since", "name"],
  defaultSort: "urgency",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type AlarmListState = ListStateOf<typeof ALARM_LIST>;

const NARROWING = ["state", "environmentId", "severity", "owner", "acknowledged", "muted"] as const;

/** Whether something is left out: which alarm is shown leaves out nothing. */
export const isNarrowed = ({ q, filters }: AlarmListState): boolean => q !== "" || NARROWING.some((name) => filters[name]);

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export const toAlarmInput = (state: AlarmListState): AlarmListInput => toAlarmListInput(parseWhatMakesSense(alarmListQuerySchema, wantedBy(state)));

export function leftOutFilters(state: AlarmListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(alarmListQuerySchema, wantedBy(state));
  return NARROWING.filter((name) => wrong.includes(`filter[${name}]`)).map((name) => ({ name, value: state.filters[name] ?? "" }));
}

function wantedBy({ q, filters, sort, cursor }: AlarmListState): Record<string, unknown> {
  return {
    ...Object.fromEntries(NARROWING.map((name) => [`filter[${name}]`, filters[name]])),
    sort,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: ALARM_LIST.pageSize,
  };
}
