/** The worker's program, put here by the build. */
declare const workerSource: string;
