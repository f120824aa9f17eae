import { stableHash } from '@/lib/core/stable-hash';
import type { Pilot, Policy } from './policy';

const STEPS = 10_000;

/**
 * Where a reader stands in a pilot, from 0 to below 100: spread evenly, the same on every machine and every day, and unlike in the next
 * pilot. A reader without an id stands nowhere.
 */
export const placeInPilot = (pilot: string, reader: string): number =>
  (Number.parseInt(stableHash(`${pilot}\n${reader}`).slice(0, 12), 16) % STEPS) / (STEPS / 100);

const takesPart = ({ name, percent, groups }: Pilot, reader: string, own: readonly string[]): boolean =>
  groups.some((group) => own.includes(group)) || (reader !== '' && placeInPilot(name, reader) < percent);

/** The pilot that a reader is in; undefined for none. */
export const pilotOf = ({ pilots = [], groups = [] }: Policy, reader: string): Pilot | undefined =>
  pilots.find((pilot) => takesPart(pilot, reader, groups));
