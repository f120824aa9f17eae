/** What answered, as the charts call it. */
export const engineWords = (kind: string): string => {
  switch (kind) {
    case 'endpoint':
      return 'Endpoint';
    case 'built-in':
      return 'Browser’s own model';
    case 'extractive':
      return 'Page’s own words';
    case 'cache':
      return 'Cache';
    case 'correction':
      return 'Correction';
    default:
      return 'Not told';
  }
};
