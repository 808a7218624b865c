import { DIAGRAM_COLUMNS, type ArchitectureDiagram } from "@/lib/catalog/architecture-layout";

/** Sizes in the drawing's own units, which are CSS pixels at its natural size. */
const NODE_WIDTH = 196;
const NODE_HEIGHT = 76;
const NODE_GAP = 18;
const COLUMN_GAP = 76;
const INTERNET_WIDTH = 92;
const PADDING = 16;
const BAND_TITLE = 26;
const BAND_GAP = 18;

export type PlacedNode = ArchitectureDiagram["nodes"][number] & { x: number; y: number; width: number; height: number };
type Frame = { title: string; x: number; y: number; width: number; height: number };

export type DiagramGeometry = {
  width: number;
  height: number;
  /** Null where nothing is reached from the internet. */
  internet: { x: number; y: number; width: number; height: number } | null;
  network: Frame | null;
  bands: Frame[];
  nodes: PlacedNode[];
  /** SVG path data, from the edge of one box to the edge of another. */
  arrows: { key: string; path: string }[];
};

type BandKind = "public" | "private" | "outside";
const BAND_TITLES: Record<BandKind, string> = { public: "Public subnets", private: "Private subnets", outside: "Outside the network" };

/** Places the boxes: a column for each part of a request's way, a band for each kind of subnet, and those outside every network below. */
export function placeDiagram(diagram: ArchitectureDiagram): DiagramGeometry {
  const hasInternet = diagram.arrows.some(({ from }) => from === null);
  const left = hasInternet ? PADDING + INTERNET_WIDTH + COLUMN_GAP - PADDING : PADDING;
  const columns = DIAGRAM_COLUMNS.filter((column) => diagram.nodes.some((node) => node.column === column));
  const columnX = (column: string): number => left + PADDING + columns.findIndex((known) => known === column) * (NODE_WIDTH + COLUMN_GAP);
  const right = left + PADDING * 2 + Math.max(1, columns.length) * NODE_WIDTH + Math.max(0, columns.length - 1) * COLUMN_GAP;

  const bands: Frame[] = [];
  const nodes: PlacedNode[] = [];
  const hasFrame = diagram.network !== null && diagram.nodes.some(({ subnets }) => subnets !== null);
  let y = PADDING + (hasFrame ? BAND_TITLE : 0);
  let networkEnd = y;

  for (const kind of ["public", "private", "outside"] as const) {
    const inBand = diagram.nodes.filter((node) => (node.subnets ?? "outside") === kind);
    if (inBand.length === 0) continue;
    if (kind === "outside" && bands.length > 0) y += PADDING;
    const rows = Math.max(...columns.map((column) => inBand.filter((node) => node.column === column).length));
    const height = BAND_TITLE + rows * NODE_HEIGHT + (rows - 1) * NODE_GAP + PADDING;
    bands.push({ title: BAND_TITLES[kind], x: left, y, width: right - left, height });
    for (const column of columns) {
      const cell = inBand.filter((node) => node.column === column);
      cell.forEach((node, row) =>
        nodes.push({ ...node, x: columnX(column), y: y + BAND_TITLE + row * (NODE_HEIGHT + NODE_GAP), width: NODE_WIDTH, height: NODE_HEIGHT }),
      );
    }
    y += height;
    if (kind !== "outside") networkEnd = y;
    y += BAND_GAP;
  }

  const network = hasFrame
    ? { title: diagram.network ?? "", x: left - PADDING / 2, y: PADDING, width: right - left + PADDING, height: networkEnd - PADDING + PADDING / 2 }
    : null;
  const door = nodes.find((node) => diagram.arrows.some((arrow) => arrow.from === null && arrow.to === node.logicalId));
  const internet = hasInternet && door ? { x: PADDING, y: door.y, width: INTERNET_WIDTH, height: NODE_HEIGHT } : null;
  return { width: right + PADDING, height: Math.max(y - BAND_GAP + PADDING, NODE_HEIGHT), internet, network, bands, nodes, arrows: drawArrows(diagram, nodes, internet) };
}

type Box = { x: number; y: number; width: number; height: number };

function drawArrows(diagram: ArchitectureDiagram, nodes: readonly PlacedNode[], internet: Box | null): DiagramGeometry["arrows"] {
  const boxOf = (name: string | null): Box | null => (name === null ? internet : (nodes.find(({ logicalId }) => logicalId === name) ?? null));
  return diagram.arrows.flatMap(({ from, to }) => {
    const [start, end] = [boxOf(from), boxOf(to)];
    return start && end ? [{ key: `${from ?? "internet"} ${to}`, path: arrowPath(start, end) }] : [];
  });
}

/** Side to side between columns; within one column around the right-hand edge, so that it never crosses the box between. */
function arrowPath(start: Box, end: Box): string {
  const startY = start.y + start.height / 2;
  const endY = end.y + end.height / 2;
  if (end.x > start.x) {
    const [fromX, toX] = [start.x + start.width, end.x];
    const bend = Math.max(24, (toX - fromX) / 2);
    return `M${fromX} ${startY} C${fromX + bend} ${startY} ${toX - bend} ${endY} ${toX} ${endY}`;
  }
  const edge = start.x + start.width;
  return `M${edge} ${startY} C${edge + 44} ${startY} ${edge + 44} ${endY} ${end.x + end.width} ${endY}`;
}

/** The drawing in sentences, for those who do not see it. */
export function describeDiagram(diagram: ArchitectureDiagram, nameOf: (logicalId: string) => string): string[] {
  const places = diagram.nodes.map(({ logicalId, subnets, zones }) => {
    if (subnets === null) return `${nameOf(logicalId)} stands outside the network.`;
    return `${nameOf(logicalId)} stands in ${subnets} subnets${zones > 0 ? ` of ${zones} ${zones === 1 ? "zone" : "zones"}` : ""}.`;
  });
  const calls = diagram.arrows.map(({ from, to }) => (from === null ? `The internet reaches ${nameOf(to)}.` : `${nameOf(from)} calls ${nameOf(to)}.`));
  return [...places, ...calls];
}
