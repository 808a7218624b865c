"use client";

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useId, useState, type ChangeEvent, type DragEvent, type FormEvent } from "react";

import { isoRange, shownRange } from "@/components/dashboards/dashboard-address";
import { DashboardBoard } from "@/components/dashboards/dashboard-board";
import { useDashboardAddress } from "@/components/dashboards/use-dashboard-address";
import { pointsFor } from "@/components/dashboards/widget-words";
import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import { PickOne } from "@/components/ui/pick-one";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";
import { renderBody, widgetDataQuery, type BodyPlace, type DashboardSource, type RenderedBody } from "@/lib/dashboards/queries";

import { bodyProblem } from "./body-problem";
import styles from "./own-body.module.css";

type Place = { kind: "account" | "environment"; id: string; label: string };
type OwnBodyProps = { /** Where its metrics can be read; the first is taken unless another is chosen. */ places: readonly Place[] };

type Variables = Readonly<Record<string, string>>;
/** `drawing` counts what was drawn: the same body with other variables is the same drawing. */
type Asked = { body: string; place: BodyPlace; variables: Variables; drawing: number };

const NO_RELEASES: readonly never[] = [];

/** A dashboard out of a body that is written, pasted or dropped here. Nothing of it is kept, here or in AWS. */
export function OwnBody({ places }: OwnBodyProps) {
  const [text, setText] = useState("");
  const [placeId, setPlaceId] = useState(places[0]?.id);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const isHydrated = useHydrated();
  const problemId = useId();
  const queryClient = useQueryClient();
  const { address } = useDashboardAddress();
  const [shown, setShown] = useState<{ view: DashboardView; source: DashboardSource; drawing: number } | null>(null);
  const render = useMutation({
    mutationFn: ({ body, place, variables }: Asked) => renderBody(body, place, variables),
    onSuccess: ({ view, source, data }, { variables, drawing }) => {
      seedNumbers(queryClient, { view, source, data }, variables);
      setShown({ view, source, drawing });
    },
  });
  /** Titles and regions may hold variables: the same body is read again with them. */
  const redraw = (variables: Variables) => {
    if (shown?.source.kind === "body") render.mutate({ body: shown.source.body, place: shown.source.place, variables, drawing: shown.drawing });
  };

  const take = async (file: File | undefined) => {
    if (!file) return;
    const written = await file.text();
    setText(written);
    setProblem(bodyProblem(written));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = bodyProblem(text);
    setProblem(found);
    if (!found) render.mutate({ body: text, place: placeOf(places.find(({ id }) => id === placeId)), variables: address.variables, drawing: (shown?.drawing ?? 0) + 1 });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Stack>
      <PanelBox title="A body of your own" note="The JSON of a CloudWatch dashboard, as “View/edit source” of the console or GetDashboard gives it. It is drawn, and kept nowhere.">
        {/* A drop on all of it: beside a target the browser would open the file and leave the page. The field for a file does the same by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form
          className={styles.form}
          onSubmit={submit}
          aria-label="A dashboard’s body"
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <label className={styles.field}>
            <span>Body, at most 1 MB</span>
            <textarea
              className={`${styles.text} ${isOver ? styles.over : ""}`}
              rows={10}
              spellCheck={false}
              value={text}
              placeholder="Paste it here, or drop a file"
              onChange={(event) => setText(event.target.value)}
              aria-invalid={problem !== null}
              aria-describedby={problem ? problemId : undefined}
            />
          </label>
          {problem ? (
            <p id={problemId} className={styles.problem} role="alert">
              {problem}
            </p>
          ) : null}
          <div className={styles.row}>
            <label className={styles.field}>
              <span>Or a file</span>
              <input type="file" accept=".json,application/json" onChange={(event: ChangeEvent<HTMLInputElement>) => void take(event.target.files?.[0])} />
            </label>
            {placeId ? (
              <PickOne
                label="Its metrics are read in"
                value={placeId}
                options={places.map(({ kind, id, label }) => ({ value: id, label: kind === "account" ? `account ${label}` : `where ${label} runs` }))}
                onChoose={setPlaceId}
              />
            ) : null}
            <button type="submit" className={styles.submit} disabled={!isHydrated || render.isPending}>
              {render.isPending ? "Drawing …" : "Draw it"}
            </button>
          </div>
        </form>
        <output className="ph-visually-hidden">{shown && render.isSuccess ? `Drawn below: ${counted(shown.view.widgets.length, "widget")}.` : ""}</output>
        <ProblemAlert error={render.error} />
      </PanelBox>
      {shown ? (
        <PanelBox title="What it draws">
          <DashboardBoard key={shown.drawing} view={shown.view} source={shown.source} releases={NO_RELEASES} environmentId={shown.source.kind === "body" ? (shown.source.place.environmentId ?? null) : null} onVariables={redraw} />
        </PanelBox>
      ) : null}
    </Stack>
  );
}

const placeOf = (place: Place | undefined): BodyPlace => (place === undefined ? {} : place.kind === "account" ? { accountId: place.id } : { environmentId: place.id });

/** The answer has the numbers of the body's own range: its widgets need not ask for them again. */
function seedNumbers(queryClient: QueryClient, { view, source, data }: RenderedBody, variables: Variables): void {
  const range = isoRange(shownRange({ relative: null, absolute: null }, view.range, Date.parse(view.asOf)));
  for (const { widget, data: found } of data)
    queryClient.setQueryData(widgetDataQuery(source, { index: widget.index, range, points: pointsFor(widget.place.width), run: false, variables }).queryKey, found);
}
