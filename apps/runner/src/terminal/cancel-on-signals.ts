/** Ctrl-C drops the stages in flight and says how to go on; a second one ends the process at once. */
export function cancelOnSignals(): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  // Not `once`: while no listener of ours is left, the terminal library's own would end the process silently.
  const cancel = (): void => {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
  };
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  return {
    signal: controller.signal,
    forget() {
      process.off('SIGINT', cancel).off('SIGTERM', cancel);
    },
  };
}
