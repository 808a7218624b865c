import "server-only";

import { log } from "@/lib/env/log";
import { AppError } from "@/lib/shared/app-error";

import { DeliveredIds } from "./delivered-ids";
import { listenForMessages } from "./stream-listener";
import { readHead, readIdsSince, readMessages, readMissed, type StreamMessage } from "./stream-message-repository";

export type Reader = {
  deliver: (message: StreamMessage) => void;
  /** Something went wrong on our side: come again and resume. */
  drop: () => void;
};
type Subscriber = Reader & { topics: ReadonlySet<string> };

export type Subscription = {
  /** Whether everything since the reader's last message is in `missed`; if not, it has to read afresh. */
  resumed: boolean;
  missed: StreamMessage[];
  /** Where to resume from as long as no message has come. */
  head: string;
  /** Lets messages flow; call it once `missed` is out. */
  start: () => void;
  stop: () => void;
};

const PATIENCE_MS = 5_000;

/**
 * Passes on what is published, to every open page of this process.
 *
 *   NOTIFY (id) ─▶ listener ─▶ one read for all ids that wait ─▶ each subscriber of a topic, once
 *                                 │
 *                                 └─ in the order of arrival, which is the order a reader resumes in
 */
export class StreamHub {
  private readonly subscribers = new Set<Subscriber>();
  private readonly delivered = new DeliveredIds();
  private waiting: string[] = [];
  private reading = false;
  private stopListening = async (): Promise<void> => undefined;
  /** Resolves once the listener hears; a subscriber that came earlier could miss what is said meanwhile. */
  private readonly listening: Promise<void>;

  constructor() {
    this.listening = new Promise((hears) => {
      this.stopListening = listenForMessages({
        onId: (id) => this.enqueue([id]),
        onListening: (deafSince) => {
          hears();
          if (deafSince) void this.catchUp(deafSince);
        },
      });
    });
  }

  get subscriberCount(): number {
    return this.subscribers.size;
  }

  /**
   * Begins to collect messages of these topics. `lastId`: what the reader saw last, null on its first visit. Throws "unavailable"
   * while the database cannot be listened to.
   */
  async subscribe(topics: readonly string[], lastId: string | null, reader: Reader): Promise<Subscription> {
    await this.untilListening();
    let held: StreamMessage[] | null = [];
    const seen = new Set<string>();
    const deliver = (message: StreamMessage): void => {
      if (held) held.push(message);
      else if (!seen.has(message.id)) reader.deliver(message);
    };
    const subscriber: Subscriber = { topics: new Set(topics), deliver, drop: reader.drop };
    this.subscribers.add(subscriber);
    const stop = () => void this.subscribers.delete(subscriber);
    try {
      const head = this.delivered.newest() ?? (await readHead());
      const missed = lastId === null ? null : await this.missedSince(topics, lastId);
      for (const message of missed ?? []) seen.add(message.id);
      const start = (): void => {
        const early = held ?? [];
        held = null;
        early.forEach(deliver);
      };
      return { resumed: missed !== null, missed: missed ?? [], head, start, stop };
    } catch (error) {
      stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.subscribers.clear();
    await this.stopListening();
  }

  private async untilListening(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError("unavailable", "Live messages are not available right now. Try again in a moment.")), PATIENCE_MS);
    });
    await Promise.race([this.listening, tooLate]).finally(() => clearTimeout(timer));
  }

  private async missedSince(topics: readonly string[], lastId: string): Promise<StreamMessage[] | null> {
    const ids = this.delivered.after(lastId);
    if (ids === null) return readMissed(topics, lastId);
    if (ids.length === 0) return [];
    const place = new Map(ids.map((id, index) => [id, index]));
    const messages = await readMessages(ids);
    return messages
      .filter((message) => message.topics.some((topic) => topics.includes(topic)))
      .toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
  }

  private async catchUp(since: Date): Promise<void> {
    try {
      this.enqueue(await readIdsSince(since));
    } catch (error) {
      log().warn({ err: error }, "what was published while the stream was deaf could not be read; trying again");
      setTimeout(() => void this.catchUp(since), 1_000).unref();
    }
  }

  private enqueue(ids: readonly string[]): void {
    this.waiting.push(...ids);
    if (!this.reading) void this.passOn();
  }

  private async passOn(): Promise<void> {
    this.reading = true;
    while (this.waiting.length > 0) {
      const ids = this.waiting.filter((id) => this.delivered.add(id));
      this.waiting = [];
      if (this.subscribers.size === 0 || ids.length === 0) continue;
      await this.deliver(ids);
    }
    this.reading = false;
  }

  private async deliver(ids: readonly string[]): Promise<void> {
    try {
      for (const message of await readMessages(ids)) {
        for (const subscriber of this.subscribers)
          if (message.topics.some((topic) => subscriber.topics.has(topic))) subscriber.deliver(message);
      }
    } catch (error) {
      // Each reader resumes from its own last message, which reads these from the table.
      log().error({ err: error, ids }, "messages of the stream could not be read");
      this.dropReaders();
    }
  }

  private dropReaders(): void {
    const readers = [...this.subscribers];
    this.subscribers.clear();
    for (const reader of readers) reader.drop();
  }
}

const kept = globalThis as typeof globalThis & { pilothouseStreamHub?: StreamHub };

/** One hub, and so one listening connection, per process: Next bundles routes apart, the global object is what they share. */
export const streamHub = (): StreamHub => (kept.pilothouseStreamHub ??= new StreamHub());
