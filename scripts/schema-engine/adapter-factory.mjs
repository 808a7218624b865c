import { randomUUID } from "node:crypto";

import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

import { onServer, quoteIdentifier } from "./database-fields.mjs";

const CHAR_OID = 18; // the catalogue's one-byte type "char", which the engine selects and adapter-pg rejects
const TEXT_OID = 25;

/**
 * Prisma's adapter for PostgreSQL with what migrations need beyond it: whole scripts, a shadow database, the type "char".
 * @param {ReturnType<typeof import("./database-fields.mjs").databaseFields>} fields
 */
export function adapterFactory(fields) {
  const factory = new PrismaPg(fields);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => runningWholeScripts(readingChars(await connect()));
  factory.connectToShadowDb = () => connectToShadow(fields);
  return factory;
}

async function connectToShadow(fields) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await onServer(fields, `CREATE DATABASE ${quoteIdentifier(name)}`);
  const adapter = await new PrismaPg({ ...fields, database: name }).connect();
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    // The engine may still hold a session of its own on it.
    await onServer(fields, `DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
  };
  return runningWholeScripts(readingChars(adapter));
}

/**
 * adapter-pg cuts a script at each semicolon, function bodies included, and sends the pieces on any connection of its
 * pool. Sent whole, PostgreSQL cuts it itself and applies all of it or nothing.
 */
function runningWholeScripts(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

/** Lets "char" columns pass as text, then hands them to the engine as the type it expects. */
function readingChars(adapter) {
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap();
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const columns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      columns.push(index);
    }
    if (columns.length > 0) charColumns.set(result.rows, columns);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
