import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { figure } from "@/components/charts/figure-words";
import { differenceWords, effectSentence, EFFECT_MARKS, spreadWords } from "@/components/dashboards/effect-words";
import { TARGET_MARKS } from "@/components/dashboards/target-words";
import { releasesHref } from "@/components/releases/hrefs";
import { EmptyState } from "@/components/ui/empty-state";
import { Forbidden } from "@/components/ui/forbidden";
import { formatDuration } from "@/components/ui/format-time";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { compareRelease } from "@/lib/dashboards/server/compare-release";
import { releaseNumberSchema } from "@/lib/releases/release-view";

import { environmentOf } from "../../../../environment-of-page";
import { WindowChoice } from "./_components/window-choice";
import { chosenWindow } from "./search-params";

export const metadata: Metadata = { title: "Effect of a release" };

type Props = { params: Promise<{ environmentId: string; number: string }>; searchParams: Promise<SearchParams> };

export default async function ReleaseEffectPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "dashboards:read")) return <Forbidden permission="dashboards:read" what="Reading figures" />;
  const { id: environmentId } = await environmentOf(params);
  const number = releaseNumberSchema.safeParse((await params).number);
  if (!number.success) notFound();
  const asked = await searchParams;
  const window = chosenWindow(asked);
  const effect = await compareRelease({ actor, environmentId, number: number.data, windowSeconds: window.seconds, now: new Date() });
  if (!effect) notFound();

  const { at, comparedSeconds, items, remarks } = effect;
  return (
    <PanelBox
      title={`Before and after release ${effect.release}`}
      note={comparedSeconds === null ? undefined : effectSentence(effect)}
      actions={<WindowChoice value={window.value} />}
    >
      <LeftOutOfAddress parts={leftOutParts(asked, { window: asked["window"] === window.value })} />
      {at && comparedSeconds !== null ? (
        <p>
          It came to run at <Moment iso={at} />; {formatDuration(comparedSeconds)} before that and after it are compared. What is usual is how far windows of the same length went up and down in the week before.
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title="There is nothing to compare">{remarks.join(" ")}</EmptyState>
      ) : (
        <PlainTable
          caption={`Before and after release ${effect.release}`}
          stacks
          columns={[{ header: "Figure" }, { header: "Before", numeric: true }, { header: "After", numeric: true }, { header: "Difference", numeric: true }, { header: "Usual spread", numeric: true }, { header: "Verdict" }, { header: "Target afterwards" }]}
          rows={items.map((item) => ({
            key: item.key,
            cells: [
              item.title,
              figure(item.before, item.unit),
              figure(item.after, item.unit),
              differenceWords(item),
              spreadWords(item),
              <StatusMark key="verdict" {...EFFECT_MARKS[item.verdict]} />,
              item.target ? (
                <div key="target">
                  <StatusMark {...TARGET_MARKS[item.target.verdict]} /> <span>{item.target.words}</span>
                </div>
              ) : (
                ""
              ),
            ],
          }))}
        />
      )}
      {items.length > 0 ? remarks.map((remark) => <p key={remark}>{remark}</p>) : null}
      <p>
        {at && comparedSeconds !== null ? (
          <>
            <Link href={aroundHref(environmentId, new Date(at), comparedSeconds)}>See it on the dashboards</Link> ·{" "}
          </>
        ) : null}
        <Link href={releasesHref(environmentId)}>All releases</Link>
      </p>
    </PanelBox>
  );
}

/** The environment's dashboards over both sides, with the moment between them held. */
function aroundHref(environmentId: string, at: Date, seconds: number): string {
  const iso = (offsetSeconds: number) => new Date(at.getTime() + offsetSeconds * 1_000).toISOString();
  return `/environments/${environmentId}/dashboards?${new URLSearchParams({ start: iso(-seconds), end: iso(seconds), at: iso(0) })}`;
}
