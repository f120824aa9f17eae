import { z } from 'zod';
import type { BundledPackage } from './bundled-packages';

const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  // Where it was downloaded from is the machine's, not the build's.
  externalReferences: z
    .array(z.looseObject({ type: z.string() }))
    .default([])
    .transform((references) => references.filter(({ type }) => type !== 'distribution')),
});
const Bom = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/**
 * The bill of materials of one build (CycloneDX), of what `npm sbom` says of everything installed: only what is in the build stays, and nothing
 * that differs from one machine or moment to the next.
 * @param installed the JSON text of `npm sbom --sbom-format cyclonedx`.
 * @throws when a bundled package is not among what is installed: then the list would be wrong.
 */
export const billOfMaterials = (installed: string, packages: readonly BundledPackage[], name: string): string => {
  const { serialNumber: _, metadata, components, dependencies, ...bom } = Bom.parse(JSON.parse(installed));
  const bundled = new Set(packages.map((one) => `${one.name}@${one.version}`));
  const kept = components.filter((component) => bundled.has(`${component.name}@${component.version}`));
  const missing = [...bundled].filter((one) => !kept.some((component) => `${component.name}@${component.version}` === one));
  if (missing.length > 0) throw new Error(`In the build and not in the lock file: ${missing.join(', ')}.`);

  const refs = new Set([metadata.component['bom-ref'], ...kept.map((component) => component['bom-ref'])]);
  return `${JSON.stringify(
    {
      ...bom,
      metadata: { component: { ...metadata.component, type: 'application', name } },
      components: kept.toSorted((a, b) => a['bom-ref'].localeCompare(b['bom-ref'], 'en')),
      dependencies: dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)).toSorted() }))
        .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en')),
    },
    null,
    2,
  )}\n`;
};
