import { periodMark } from "@/components/maintenance/task-words";
import { countedPeriods, instanceTitle, PERIOD_TITLES } from "@/components/maintenance/period-words";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import type { HistoryView } from "@/lib/maintenance/history-view";

import { calendarMonths } from "./calendar-months";
import styles from "./history.module.css";

type PeriodHistory = HistoryView["periods"][number];
type Instance = PeriodHistory["instances"][number];

const SHAPES: Record<Instance["state"], string> = { complete: "✓", missed: "✖", open: "○", "not-yet": "·", empty: "" };

/** Who has kept up: the days as a calendar, weeks and months as rows. */
export function History({ history: { periods, zone } }: { history: HistoryView }) {
  return (
    <PanelBox title="History" note={`By the calendar of ${zone}.`}>
      <Stack>
        <ul className={styles.legend} aria-label="What the marks mean">
          {(["complete", "missed", "open", "empty"] as const).map((state) => (
            <li key={state}>
              <StatusMark {...periodMark(state)} />
            </li>
          ))}
        </ul>
        {periods.map((of) => (
          <section key={of.period} aria-label={`${PERIOD_TITLES[of.period]} history`}>
            <h3>
              {PERIOD_TITLES[of.period]}: streak of {countedPeriods(of.period, of.streak)}
            </h3>
            {of.period === "daily" ? <Calendar instances={of.instances} /> : <Row instances={of.instances} />}
          </section>
        ))}
      </Stack>
    </PanelBox>
  );
}

const words = ({ instance, state, asked, signed, signedBy }: Instance): string =>
  `${instanceTitle(instance)}: ${periodMark(state).word}${asked === 0 ? "" : `, ${signed} of ${asked} signed`}${signedBy.length === 0 ? "" : ` by ${signedBy.join(", ")}`}`;

function Calendar({ instances }: { instances: readonly Instance[] }) {
  return (
    <div className={styles.months}>
      {calendarMonths(instances).map(({ month, weeks }) => (
        <table key={month} className={styles.month}>
          <caption>{instanceTitle(month)}</caption>
          <thead>
            <tr>
              {["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.key}>
                {week.days.map((day, index) => (
                  // Columns of a calendar never change places.
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={index}>{day ? <Day instance={day} /> : null}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Day({ instance }: { instance: Instance }) {
  return (
    <span className={`${styles.day} ${styles[instance.state]}`} title={words(instance)}>
      <span aria-hidden="true">
        {Number(instance.instance.slice(-2))}
        <span className={styles.shape}>{SHAPES[instance.state]}</span>
      </span>
      <span className="ph-visually-hidden">{words(instance)}</span>
    </span>
  );
}

function Row({ instances }: { instances: readonly Instance[] }) {
  return (
    <ol className={styles.row}>
      {instances.map((instance) => (
        <li key={instance.instance} className={`${styles.day} ${styles[instance.state]}`} title={words(instance)}>
          <span aria-hidden="true">
            {instance.instance.slice(5)}
            <span className={styles.shape}>{SHAPES[instance.state]}</span>
          </span>
          <span className="ph-visually-hidden">{words(instance)}</span>
        </li>
      ))}
    </ol>
  );
}
