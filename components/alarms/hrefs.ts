export const alarmHref = (alarmId: string): string => `/alarms?alarm=${alarmId}`;
export const environmentAlarmsHref = (environmentId: string): string => `/environments/${environmentId}/alarms`;
