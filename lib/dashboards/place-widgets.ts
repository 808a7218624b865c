import type { Place } from "./dashboard-view";
import { numberOf, type JsonValue } from "./json-value";

const COLUMNS = 24;
const DEFAULT_SIZE = 6; // of both sides, where the body says nothing
const MOST_HEIGHT = 1_000;
const MOST_Y = 100_000;
const WIDEST_GAP = 48; // rows without any widget; more of them is a slip of the pen

type Wish = { x?: JsonValue; y?: JsonValue; width?: JsonValue; height?: JsonValue };

/**
 * A place for each widget, in their order, none on top of another. Those with a position keep it unless it is taken, and then go down;
 * those without take the first free place in reading order. Sizes and positions off the grid are brought onto it.
 */
export function placeWidgets(wishes: readonly Wish[]): { places: Place[]; remarks: string[] } {
  const asked = wishes.map(readWish);
  const places: (Place | undefined)[] = wishes.map(() => undefined);
  const taken: Place[] = [];
  let moved = 0;

  const positioned = asked.flatMap((wish, index) => (wish.at ? [{ ...wish, at: wish.at, index }] : []));
  for (const { at, width, height, index } of positioned.sort((one, other) => one.at.y - other.at.y || one.at.x - other.at.x || one.index - other.index)) {
    const place = lowered({ ...at, width, height }, taken);
    if (place.y !== at.y) moved += 1;
    places[index] = place;
    insertByY(taken, place);
  }
  let row = 0; // each comes after the one before it, as in a text
  for (const [index, { at, width, height }] of asked.entries()) {
    if (at) continue;
    const place = firstFree({ width, height, from: row }, taken);
    row = place.y;
    places[index] = place;
    taken.push(place);
  }

  const closed = closeWideGaps(places.flatMap((place) => place ?? []));
  return { places: closed.places, remarks: remarksOf({ resized: asked.filter(({ wasResized }) => wasResized).length, moved, closed: closed.rows }) };
}

function readWish({ x, y, width, height }: Wish): { at: { x: number; y: number } | null; width: number; height: number; wasResized: boolean } {
  const size = { width: within(numberOf(width) ?? DEFAULT_SIZE, 1, COLUMNS), height: within(numberOf(height) ?? DEFAULT_SIZE, 1, MOST_HEIGHT) };
  const [left, top] = [numberOf(x), numberOf(y)];
  const sizeKept = size.width === (numberOf(width) ?? DEFAULT_SIZE) && size.height === (numberOf(height) ?? DEFAULT_SIZE);
  if (left === null || top === null) return { at: null, ...size, wasResized: !sizeKept };
  const at = { x: within(left, 0, COLUMNS - size.width), y: within(top, 0, MOST_Y) };
  return { at, ...size, wasResized: !sizeKept || at.x !== left || at.y !== top };
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, Math.floor(value)));

const overlaps = (one: Place, other: Place): boolean => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/** The same column, as far down as it has to. One pass is enough, because `taken` is in the order of y: what was passed lies above. */
function lowered(place: Place, taken: readonly Place[]): Place {
  let at = place;
  for (const other of taken) if (overlaps(at, other)) at = { ...at, y: other.y + other.height };
  return at;
}

function insertByY(taken: Place[], place: Place): void {
  const after = taken.findIndex(({ y }) => y > place.y);
  taken.splice(after < 0 ? taken.length : after, 0, place);
}

/** Free places begin at the top or where another widget ends, on both axes. */
function firstFree({ width, height, from }: { width: number; height: number; from: number }, taken: readonly Place[]): Place {
  const rows = [...new Set([from, ...taken.map((one) => one.y + one.height)])].filter((y) => y >= from).sort((one, other) => one - other);
  const columns = [...new Set([0, ...taken.map((one) => one.x + one.width)])].filter((x) => x + width <= COLUMNS).sort((one, other) => one - other);
  for (const y of rows) {
    const beside = taken.filter((other) => other.y < y + height && y < other.y + other.height);
    for (const x of columns) {
      const place = { x, y, width, height };
      if (!beside.some((other) => overlaps(place, other))) return place;
    }
  }
  return { x: 0, y: Math.max(0, ...taken.map((one) => one.y + one.height)), width, height };
}

function closeWideGaps(places: Place[]): { places: Place[]; rows: number } {
  const order = places.map((place, index) => ({ place, index })).sort((one, other) => one.place.y - other.place.y);
  let bottom = 0;
  let rows = 0;
  const closed = [...places];
  for (const { place, index } of order) {
    const gap = place.y - rows - bottom;
    if (gap > WIDEST_GAP) rows += gap;
    closed[index] = { ...place, y: place.y - rows };
    bottom = Math.max(bottom, place.y - rows + place.height);
  }
  return { places: closed, rows };
}

const widgets = (count: number): string => `${count} ${count === 1 ? "widget" : "widgets"}`;

function remarksOf({ resized, moved, closed }: { resized: number; moved: number; closed: number }): string[] {
  return [
    ...(resized > 0 ? [`${widgets(resized)} reached over the grid of ${COLUMNS} columns or had a size that it does not know, and ${resized === 1 ? "was" : "were"} brought onto it.`] : []),
    ...(moved > 0 ? [`${widgets(moved)} stood on others and ${moved === 1 ? "was" : "were"} moved down.`] : []),
    ...(closed > 0 ? [`${closed} empty rows were left out.`] : []),
  ];
}
