import { DataError } from '@snpress/data/errors/data-error';
import { RequestError } from '@snpress/experiment/request-error';
import { describeModel } from './prediction/describe-model.js';
import { inputFiles } from './prediction/input-files.js';
import type { Answer, Order } from './prediction/messages.js';
import { modelOf, predictFiles } from './prediction/predict-files.js';

/** So often at most progress is told, in milliseconds. */
const pause = 80;
let last = 0;

function tell(doing: string, share: number): void {
  if (performance.now() - last < pause) return;
  last = performance.now();
  postMessage({ says: 'progress', doing, share } satisfies Answer);
}

async function obey(order: Order): Promise<Answer> {
  switch (order.does) {
    case 'recognise':
      return { says: 'recognised', files: await inputFiles(order.files) };
    case 'describe':
      return { says: 'described', model: describeModel(await modelOf(order.model)) };
    case 'predict': {
      const { model, genotypes, settings } = order;
      const outcome = await predictFiles(await modelOf(model), genotypes, settings, {
        onProgress({ doing, done, total }) {
          if (total !== undefined) tell(doing, done / total);
        },
        onShare(share) {
          tell('reading genotypes', share);
        },
      });
      return { says: 'predicted', outcome };
    }
  }
}

/** What is said of an error: whose fault it is decides how. */
function problemsOf(error: unknown): readonly string[] {
  if (error instanceof RequestError)
    return error.problems.map(({ message, hint }) => [message, hint].filter(Boolean).join('; '));
  if (error instanceof DataError) return error.message.split('\n');
  const message = error instanceof Error ? error.message : String(error);
  return [`${message}. This is a fault of snpress: please report it with what you did.`];
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  obey(data)
    .catch((error: unknown): Answer => ({ says: 'failed', problems: problemsOf(error) }))
    .then((answer) => {
      postMessage(answer);
    }, reportError);
});
