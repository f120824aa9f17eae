/** Runs what it is given one after the other, in the order in which it was given; one that fails holds up none of the rest. */
export const inOrder = (): (<Result>(step: () => Promise<Result>) => Promise<Result>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const next = last.then(step, step);
    last = next.catch(() => undefined);
    return next;
  };
};
