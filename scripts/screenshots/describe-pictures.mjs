import { LOOKS, pictureName } from "./looks.mjs";

/**
 * The text of docs/screenshots.md: every page in every look.
 * @param {import("./pages.mjs").PicturedPage[]} pages
 */
export function describePictures(pages) {
  const sections = pages.map(
    ({ name, title, says }) => `## ${title}

${says}

${row(LOOKS.map((look) => look.title))}
${row(LOOKS.map(() => "---"))}
${row(LOOKS.map((look) => `![${title}, ${look.title}](screenshots/${pictureName(name, look.look)})`))}
`,
  );
  return `# What it looks like

Taken by \`npm run screenshots\` from a product of its own with the sandbox account. Nothing in them is made up: every figure is what that product said.

${sections.join("\n")}`;
}

const row = (cells) => `| ${cells.join(" | ")} |`;
