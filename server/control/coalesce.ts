/**
 * At most one run in flight and one waiting: whoever calls gets the result of a run that begins after the call, and a hundred
 * callers during a run share the next.
 */
export function coalesced<T>(run: () => Promise<T>): () => Promise<T> {
  let flying: Promise<T> | null = null;
  let waiting: Promise<T> | null = null;
  const settled = async (promise: Promise<T>): Promise<void> => {
    await promise.then(
      () => undefined,
      () => undefined,
    );
  };
  const fly = (): Promise<T> => {
    const flight = run().finally(() => {
      if (flying === flight) flying = null;
    });
    flying = flight;
    return flight;
  };
  const wait = async (before: Promise<T>): Promise<T> => {
    await settled(before);
    waiting = null;
    return fly();
  };
  return () => {
    if (waiting !== null) return waiting;
    if (flying === null) return fly();
    waiting = wait(flying);
    return waiting;
  };
}
