/**
 * What the browser has as this extension's policy: all keys together, an empty object without a policy.
 * @returns undefined when the browser does not answer, which is not the same as no policy.
 */
export const managedPolicy = async (): Promise<unknown> => {
  try {
    return await chrome.storage.managed.get();
  } catch (error) {
    // Firefox rejects where no policy names this extension, and says so.
    return error instanceof Error && /manifest|not found|no managed/i.test(error.message) ? {} : undefined;
  }
};
