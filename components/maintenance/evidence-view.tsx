import { Ago } from "@/components/ui/ago";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { EvidenceAnswer, EvidenceItem, Figure } from "@/lib/maintenance/evidence";

import styles from "./evidence-view.module.css";
import { EVIDENCE_TITLES } from "./task-words";

const FORMAT = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

const figureText = (value: number | null, unit: string): string => (value === null ? "not known" : `${FORMAT.format(value)}${unit === "" ? "" : ` ${unit}`}`);

/** One kind of evidence: what is unusual first, then figures beside their targets and the period before, then the rest. */
export function EvidenceView({ item, kept }: { item: EvidenceItem; kept: boolean }) {
  const { kind, answer } = item;
  return (
    <section className={styles.item} aria-label={EVIDENCE_TITLES[kind]}>
      <h3>{EVIDENCE_TITLES[kind]}</h3>
      <Answer answer={answer} kept={kept} title={EVIDENCE_TITLES[kind]} />
    </section>
  );
}

function Answer({ answer, kept, title }: { answer: EvidenceAnswer; kept: boolean; title: string }) {
  switch (answer.kind) {
    case "could-not-tell":
      return (
        <p>
          <StatusMark tone="unknown" word="could not be gathered" /> {answer.why}
        </p>
      );
    case "nothing-there":
      return (
        <p>
          <StatusMark tone="stopped" word="nothing there" /> {answer.why}
        </p>
      );
    case "gathered":
      return (
        <>
          <p>{answer.summary}</p>
          {answer.unusual.length === 0 ? (
            <p>
              <StatusMark {...quietMark(answer.figures)} />
            </p>
          ) : (
            <ul className={styles.unusual} aria-label={`Unusual: ${title}`}>
              {answer.unusual.map((text) => (
                <li key={text}>
                  <StatusMark tone="warning" word={text} />
                </li>
              ))}
            </ul>
          )}
          {answer.figures.length === 0 ? null : <Figures figures={answer.figures} title={title} />}
          {answer.tables.filter(({ rows }) => rows.length > 0).map((table) => (
            <PlainTable
              key={table.title}
              stacks
              caption={table.title}
              columns={table.columns.map((header) => ({ header }))}
              rows={table.rows.map((cells, index) => ({ key: `${index} ${cells[0] ?? ""}`, cells: cells.map(asCell) }))}
            />
          ))}
          <p className={styles.source}>
            {answer.source}; {kept ? <Moment iso={answer.asOf} /> : <Ago iso={answer.asOf} suffix=" old" />}
          </p>
        </>
      );
  }
}

/** Of what shows nothing unusual: a figure that nobody knows is no sign that all is well. */
function quietMark(figures: readonly Figure[]): Mark {
  const unknown = figures.filter(({ value }) => value === null).length;
  if (unknown === 0) return { tone: "success", word: "nothing unusual" };
  return { tone: "unknown", word: unknown === figures.length ? "not known" : `nothing unusual among what is known; ${unknown} of ${figures.length} figures not known` };
}

const MOMENT = /^\d{4}-\d\d-\d\d( \d\d:\d\d)?( UTC)?$/;

/** A date or time beside a long text would be broken in two. */
const asCell = (text: string) => (MOMENT.test(text) ? <span className={styles.moment}>{text}</span> : text);

function Figures({ figures, title }: { figures: readonly Figure[]; title: string }) {
  return (
    <PlainTable
      stacks
      caption={`Figures: ${title}`}
      columns={[{ header: "Figure" }, { header: "Now", numeric: true }, { header: "Should be" }, { header: "Before", numeric: true }, { header: "Verdict" }]}
      rows={figures.map(({ title: name, value, unit, target, former, unusual }, index) => ({
        key: `${index} ${name}`,
        cells: [
          name,
          figureText(value, unit),
          target ?? "–",
          former === null ? "–" : figureText(former, unit),
          unusual !== null ? <StatusMark key="verdict" tone="warning" word="unusual" /> : value === null ? <StatusMark key="verdict" tone="unknown" word="not known" /> : <StatusMark key="verdict" tone="success" word="as usual" />,
        ],
      }))}
    />
  );
}
