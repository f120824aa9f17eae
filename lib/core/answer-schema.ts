import { z } from 'zod';
import { Answer, Brief } from './answer';
import type { Task } from './ask';

/**
 * What every server that knows JSON schemas accepts. OpenAI's strict mode, Anthropic and Gemini each refuse some of the rest (`$schema`,
 * lengths, bounds, patterns, defaults), and those that accept it often do not enforce it; zod does that afterwards.
 */
const KEPT = ['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'anyOf', 'description'];

const isSchema = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reduces a JSON schema to the part that all servers share: every property required, no others allowed, no `$ref`. */
export const portableSchema = (schema: unknown): Record<string, unknown> => {
  if (!isSchema(schema)) return {};
  const kept: Record<string, unknown> = Object.fromEntries(Object.entries(schema).filter(([key]) => KEPT.includes(key)));
  if ('const' in schema) kept.enum = [schema.const];
  if (Array.isArray(schema.oneOf)) kept.anyOf = schema.oneOf;
  if (Array.isArray(kept.anyOf)) kept.anyOf = kept.anyOf.map(portableSchema);
  if ('items' in kept) kept.items = portableSchema(kept.items);
  if (isSchema(kept.properties)) {
    const properties = Object.entries(kept.properties).map(([name, value]) => [name, portableSchema(value)] as const);
    kept.properties = Object.fromEntries(properties);
    kept.required = properties.map(([name]) => name);
    kept.additionalProperties = false;
  }
  return kept;
};

const toSchema = (shape: z.ZodType): Record<string, unknown> => portableSchema(z.toJSONSchema(shape, { reused: 'inline' }));

const plain = toSchema(Answer.omit({ brief: true }));
const withBrief = toSchema(Answer.omit({ brief: true, points: true }).extend({ brief: Brief }));

/** The schema of a task's answer. A brief's points stand in the brief alone: nobody should pay for them twice. */
export const answerSchemaFor = (task: Task): Record<string, unknown> => (task === 'brief' ? withBrief : plain);
