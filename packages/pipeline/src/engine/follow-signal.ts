import { setMaxListeners } from 'node:events';

/** A signal of one's own, which any number of stages can listen to. */
export interface FollowedSignal {
  readonly signal: AbortSignal;
  /** Lets go of the signal that it follows. */
  readonly stop: () => void;
}

/** A signal that is aborted when another is, with its reason. */
export function followSignal(leader: AbortSignal | undefined): FollowedSignal {
  const follower = new AbortController();
  setMaxListeners(0, follower.signal);
  const onAbort = () => {
    follower.abort(leader?.reason);
  };
  if (leader?.aborted === true) onAbort();
  else leader?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: follower.signal,
    stop() {
      leader?.removeEventListener('abort', onAbort);
    },
  };
}
