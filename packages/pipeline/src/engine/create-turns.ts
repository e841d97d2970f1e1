/** Lets what has one key go one after the other. */
export function createTurns(): (key: string, act: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, act) => {
    const before = last.get(key);
    const mine = (async () => {
      await before;
      await act();
    })();
    last.set(
      key,
      mine.catch(() => undefined),
    );
    await mine;
  };
}
