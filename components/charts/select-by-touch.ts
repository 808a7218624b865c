import type uPlot from "uplot";

/**
 * Lets a finger choose a range of a chart: drawn sideways it selects, as dragging does; up and down it scrolls the page, for which the
 * chart's style has "touch-action: pan-y". Shorter than `fromPx` is a tap. Returns what takes it back.
 */
export function selectByTouch(plot: uPlot, fromPx: number, onChosen: (plot: uPlot) => void): () => void {
  const { over } = plot;
  let from: number | null = null;
  const select = (left: number, width: number) => plot.setSelect({ left, top: 0, width, height: width === 0 ? 0 : over.clientHeight }, false);
  const placeOf = (event: PointerEvent) => Math.min(over.clientWidth, Math.max(0, event.clientX - over.getBoundingClientRect().left));
  const down = (event: PointerEvent) => {
    from = event.pointerType === "touch" && event.isPrimary ? placeOf(event) : null;
  };
  const move = (event: PointerEvent) => {
    if (from === null || !event.isPrimary) return;
    const to = placeOf(event);
    const isTap = Math.abs(to - from) < fromPx;
    select(isTap ? 0 : Math.min(from, to), isTap ? 0 : Math.abs(to - from));
  };
  const up = () => {
    if (from !== null && plot.select.width > 0) onChosen(plot);
    from = null;
  };
  const cancel = () => {
    if (from !== null) select(0, 0);
    from = null;
  };
  over.addEventListener("pointerdown", down);
  over.addEventListener("pointermove", move);
  over.addEventListener("pointerup", up);
  over.addEventListener("pointercancel", cancel);
  return () => {
    over.removeEventListener("pointerdown", down);
    over.removeEventListener("pointermove", move);
    over.removeEventListener("pointerup", up);
    over.removeEventListener("pointercancel", cancel);
  };
}
