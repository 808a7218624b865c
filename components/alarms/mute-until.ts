export type MuteDraft = {
  /** A number of minutes, or `OWN_TIME`. */
  length: string;
  /** What a datetime-local input holds: by the clock of the browser. */
  own: string;
};

export const OWN_TIME = "own";

export const MUTE_LENGTHS: readonly { value: string; label: string }[] = [
  { value: "30", label: "30 minutes" },
  { value: "60", label: "1 hour" },
  { value: "240", label: "4 hours" },
  { value: "720", label: "12 hours" },
  { value: "1440", label: "1 day" },
  { value: "10080", label: "7 days" },
  { value: OWN_TIME, label: "Until a time of your own" },
];

/** When the mute would end; an invalid date while no time has been given. */
export const muteUntil = ({ length, own }: MuteDraft, nowMs: number): Date => (length === OWN_TIME ? new Date(own) : new Date(nowMs + Number(length) * 60_000));
