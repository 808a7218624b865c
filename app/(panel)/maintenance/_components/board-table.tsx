import Link from "next/link";

import { taskHref } from "@/components/maintenance/hrefs";
import { clockTitle, countedPeriods, instanceTitle, PERIOD_TITLES } from "@/components/maintenance/period-words";
import { taskMark } from "@/components/maintenance/task-words";
import { counted } from "@/components/ui/counted";
import { StatusMark } from "@/components/ui/status-mark";
import type { BoardEnvironment, BoardTask, BoardView } from "@/lib/maintenance/board-view";

import { boardRows } from "./board-rows";
import styles from "./board-table.module.css";

/** Tasks down, environments across; on a narrow screen each environment is a card with its tasks. */
export function BoardTable({ board }: { board: BoardView }) {
  return (
    <>
      <div className={styles.wide}>
        <WideBoard board={board} />
      </div>
      <div className={styles.narrow}>
        {board.items.map((environment) => (
          <Card key={environment.id} environment={environment} board={board} />
        ))}
      </div>
    </>
  );
}

function WideBoard({ board: { items, period } }: { board: BoardView }) {
  return (
    // A frame that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles.frame} role="group" aria-label={`${PERIOD_TITLES[period]} tasks`} tabIndex={0}>
      <table className={styles.table}>
        <caption className="ph-visually-hidden">{PERIOD_TITLES[period]} tasks by environment</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            {items.map((environment) => (
              <th key={environment.id} scope="col">
                <Link href={`/environments/${environment.id}/maintenance`}>{environment.name}</Link>
                <span className={styles.quiet}>{instanceTitle(environment.instance)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {boardRows(items).map(({ title, cells }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {cells.map(({ environment, task }) => (
                <td key={environment.id}>{task ? <Cell task={task} environment={environment} /> : <span className={styles.quiet}>–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            {items.map((environment) => (
              <td key={environment.id}>
                <Summary environment={environment} period={period} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Card({ environment, board }: { environment: BoardEnvironment; board: BoardView }) {
  return (
    <section className={styles.card} aria-label={environment.name}>
      <h2>
        <Link href={`/environments/${environment.id}/maintenance`}>{environment.name}</Link>
      </h2>
      <p className={styles.quiet}>{instanceTitle(environment.instance)}</p>
      <ul>
        {environment.tasks.map((task) => (
          <li key={task.taskId}>
            <span>{task.title}</span>
            <Cell task={task} environment={environment} />
          </li>
        ))}
      </ul>
      <Summary environment={environment} period={board.period} />
    </section>
  );
}

function Cell({ task, environment }: { task: BoardTask; environment: BoardEnvironment }) {
  const { state, verdict, signedBy, signedAt, late, unusual } = task;
  return (
    <Link className={styles.cell} href={taskHref(task.taskId)} aria-label={`${task.title}, ${environment.name}: ${taskMark(state, verdict).word}`}>
      <StatusMark {...taskMark(state, verdict)} />
      {signedBy && signedAt ? (
        <span className={styles.quiet}>
          {signedBy}, {clockTitle(signedAt, environment.zone)}
          {late ? ", late" : ""}
          {unusual > 0 ? `; ${unusual} unusual` : ""}
        </span>
      ) : null}
    </Link>
  );
}

function Summary({ environment, period }: { environment: BoardEnvironment; period: BoardView["period"] }) {
  const { streak, overdue, openFollowUps, dueAt, zone, responsible } = environment;
  return (
    <ul className={styles.summary}>
      <li>
        due by {clockTitle(dueAt, zone)} ({zone})
      </li>
      <li>streak {countedPeriods(period, streak)}</li>
      {overdue > 0 ? <li className={styles.overdue}>{overdue} overdue</li> : null}
      {openFollowUps > 0 ? <li>{counted(openFollowUps, "open follow-up")}</li> : null}
      {responsible === "" ? null : <li>{responsible}</li>}
    </ul>
  );
}
