import { figure } from "./figure-words";

type HintLine = { label: string; color: string; value: number | null | undefined; unit: string | null };

const MOST_LINES = 12;
const AWAY_PX = 14;

/**
 * The box of values beside the pointer. It is written to directly: a render for each pixel that the pointer moves would cost more than
 * drawing does. Labels are text, whatever they hold.
 */
export function makeHint(classes: { hint: string; swatch: string }): { element: HTMLElement; show: (input: { x: number; width: number; moment: string; lines: readonly HintLine[]; notes: readonly string[] }) => void; hide: () => void } {
  const element = document.createElement("div");
  element.className = classes.hint;
  element.hidden = true;
  element.setAttribute("aria-hidden", "true"); // the same is read out by the chart itself
  let shown = "";

  return {
    element,
    hide: () => {
      element.hidden = true;
    },
    show: ({ x, width, moment, lines, notes }) => {
      const known = lines.filter(({ value }) => value !== null && value !== undefined);
      const largest = known.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, MOST_LINES);
      const drawn = known.length > MOST_LINES ? largest : known;
      const signature = `${moment} ${drawn.map(({ label, value }) => `${label}${value}`).join()} ${notes.join()}`;
      if (signature !== shown) {
        shown = signature;
        element.replaceChildren(paragraph(moment), list(drawn, classes.swatch), ...rest(known.length - drawn.length), ...notes.map(paragraph));
      }
      element.hidden = false;
      const isRight = x < width / 2;
      element.style.left = isRight ? `${x + AWAY_PX}px` : "auto";
      element.style.right = isRight ? "auto" : `${width - x + AWAY_PX}px`;
    },
  };
}

const rest = (count: number): HTMLElement[] => (count > 0 ? [paragraph(`and ${count} smaller ones`)] : []);

function paragraph(text: string): HTMLElement {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function list(lines: readonly HintLine[], swatchClass: string): HTMLElement {
  const element = document.createElement("ul");
  for (const { label, color, value, unit } of lines) {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = swatchClass;
    swatch.style.background = color;
    const name = document.createElement("span");
    name.textContent = label;
    const number = document.createElement("span");
    number.textContent = figure(value, unit);
    item.append(swatch, name, number);
    element.append(item);
  }
  if (lines.length === 0) return paragraph("no data");
  return element;
}
