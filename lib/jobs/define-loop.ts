/** Something that a worker does as long as it lives. It returns when `signal` aborts; when it throws, it is started again. */
export type LoopDefinition = { name: string; run: (context: { signal: AbortSignal }) => Promise<void> };

export const defineLoop = (loop: LoopDefinition): LoopDefinition => loop;
