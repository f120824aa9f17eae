import { z } from 'zod';
import { Policy } from '@/lib/core/policy/policy';

type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;

const Schema = z.record(z.string(), z.json());

/**
 * The part of a schema that Chromium's policy reader knows, and of that the types alone: what it finds wrong it drops without a word, so
 * ranges and choices are left to Gloss, which says what is wrong with them.
 */
const typesOf = (schema: unknown): Json => {
  const { type, properties, items, additionalProperties, description } = Schema.parse(schema);
  const said = typeof description === 'string' ? { description } : {};
  if (type === 'array') return { ...said, type, items: typesOf(items) };
  if (type === 'object') {
    if (properties === undefined) return { ...said, type, additionalProperties: typesOf(additionalProperties) };
    return {
      ...said,
      type,
      properties: Object.fromEntries(Object.entries(Schema.parse(properties)).map(([name, one]) => [name, typesOf(one)])),
    };
  }
  // A constant or a choice of strings.
  return { ...said, type: typeof type === 'string' ? type : 'string' };
};

const whole = (): unknown => z.toJSONSchema(Policy, { io: 'input', target: 'draft-7' });

/** `public/managed_schema.json`, which a manifest names. */
export const chromeSchema = (): Json => typesOf(whole());

/** For editors and for whoever checks a policy before it goes out: with ranges and choices. */
export const fullSchema = (): unknown => ({ ...Schema.parse(whole()), title: 'Gloss policy' });
