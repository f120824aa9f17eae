/** Set by the build (scripts/brand.ts) where a company's own has its sites in it. */
declare const GLOSS_SITES: readonly string[] | undefined;

/** Origins that this build switches on for everyone, unless a policy says which. */
export const builtSites: readonly string[] = (typeof GLOSS_SITES === 'undefined' ? undefined : GLOSS_SITES) ?? [];
