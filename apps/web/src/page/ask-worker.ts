import type { Answer, Order } from '../prediction/messages.js';

/** How far a worker is: what it does, and which share of it is done. */
export type OnProgress = (doing: string, share: number) => void;

/** What came of an order; a failure in the words of whoever noticed it. */
type FinalAnswer = Exclude<Answer, { says: 'progress' }>;

/** An order that is being obeyed. */
export interface Work {
  readonly answer: Promise<FinalAnswer>;
  /** Ends the worker at once; the answer never comes. */
  cancel(): void;
}

/**
 * Has an order obeyed by a worker of its own, made of a Blob, so that the page works from `file://` as well and its policy can forbid
 * every connection. The worker ends with its order, or with the page.
 */
export function askWorker(order: Order, onProgress: OnProgress = () => undefined): Work {
  const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'snpress' });
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  const answer = new Promise<FinalAnswer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.says === 'progress') onProgress(data.doing, data.share);
      else {
        end();
        resolve(data);
      }
    });
    worker.addEventListener('error', ({ message }) => {
      end();
      resolve({
        says: 'failed',
        problems: [
          `The worker of the page ended: ${message || 'it could not start, or memory was too little'}.`,
        ],
      });
    });
  });
  worker.postMessage(order);
  return { answer, cancel: end };
}
