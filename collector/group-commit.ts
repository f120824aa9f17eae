const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One commit for everything that arrived during the last: a sync to disk costs the same for one request as for fifty. A promise is kept
 * only after the commit that holds its item. When a group fails, each item is tried by itself, so that one cannot spoil the others.
 */
export const groupCommit = <Item>(commit: (items: readonly Item[]) => Promise<void>): ((item: Item) => Promise<void>) => {
  let waiting: Waiting<Item>[] = [];
  let running = false;

  const settle = async (group: readonly Waiting<Item>[]): Promise<void> => {
    try {
      await commit(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.reject(error);
      else for (const one of group) await settle([one]);
    }
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      // SQLite commits without giving way: what arrived meanwhile still stands in the sockets and is read in this turn.
      await nextTurn();
      const group = waiting;
      waiting = [];
      await settle(group);
    }
    running = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void drain();
    });
};
