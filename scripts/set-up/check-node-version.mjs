// Imported first by every command: it must end the process before any module that an old Node cannot run is evaluated.
const [major, minor] = process.versions.node.split(".").map(Number);

// The same ranges as "engines" in package.json: Next 16 and Prisma 7 need the later minors of 20 and 22.
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!isSupported) {
  console.error(`Pilothouse needs Node 20.19, 22.12 or 24 and later; this is Node ${process.versions.node}.`);
  process.exit(1);
}
