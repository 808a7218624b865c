/**
 * The part of the schema engine's command line that Prisma 7 uses.
 * @param {string[]} argv
 * @returns {{ databaseCommand: string | null, databaseUrl: string | null, schemaFiles: string[] }}
 */
export function readArguments(argv) {
  const schemaFiles = [];
  let databaseUrl = null;
  let databaseCommand = null;
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--datamodels") schemaFiles.push(argv[++i]);
    else if (argv[i] === "--datasource") databaseUrl = JSON.parse(argv[++i]).url || null;
    else if (argv[i] === "cli") databaseCommand = argv[++i];
    else if (argv[i].startsWith("--")) i++; // an option that does not concern us, with its value
  }
  return { databaseCommand, databaseUrl, schemaFiles };
}
