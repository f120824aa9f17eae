/** The same value with every text in it put through `change`, save what stands under one of the names of `asItIs`. */
export const mapText = (value: unknown, change: (text: string) => string, asItIs: ReadonlySet<string> = new Set()): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapText(one, change, asItIs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asItIs.has(key) ? one : mapText(one, change, asItIs)]));
};
