#!/usr/bin/env node
// Stands in for the schema engine that Prisma's command line would download: the same protocol (JSON-RPC, one message
// a line, on standard input and output), answered by the official WebAssembly engine from npm.
import { readArguments } from "./schema-engine/arguments.mjs";
import { answerRequests } from "./schema-engine/answer-requests.mjs";
import { runDatabaseCommand } from "./schema-engine/database-command.mjs";

const { databaseCommand, databaseUrl, schemaFiles } = readArguments(process.argv.slice(2));
if (databaseCommand) process.exit(await runDatabaseCommand(databaseCommand, databaseUrl));
await answerRequests(databaseUrl, schemaFiles);
