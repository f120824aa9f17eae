/** Between two questions, in milliseconds. */
const AGAIN_AFTER = 250;

const ask = async (): Promise<unknown> => {
  try {
    return await chrome.storage.managed.get();
  } catch (error) {
    // Firefox rejects where no policy names this extension, and says so.
    return error instanceof Error && /manifest|not found|no managed/i.test(error.message) ? {} : undefined;
  }
};

/**
 * What the browser has as this extension's policy: all keys together, an empty object without a policy. Chromium answers seconds after its
 * start, and a question that came too early it sometimes never answers: so it is asked again until one answer is there.
 * @returns undefined when the browser can't say, which is not the same as no policy.
 */
export const managedPolicy = (): Promise<unknown> =>
  new Promise((resolve) => {
    const askAgain = setInterval(() => void ask().then(settle), AGAIN_AFTER);
    const settle = (managed: unknown): void => {
      clearInterval(askAgain);
      resolve(managed);
    };
    void ask().then(settle);
  });
