import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerSchemaFor, portableSchema } from './answer-schema';

const everySchemaIn = (schema: unknown): Record<string, unknown>[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(everySchemaIn);
  const self = schema as Record<string, unknown>;
  const properties = Object.values((self.properties as Record<string, unknown> | undefined) ?? {});
  return [self, ...properties.flatMap(everySchemaIn), ...everySchemaIn(self.items), ...everySchemaIn(self.anyOf)];
};

describe('the schema that is sent', () => {
  test.each(['summarize', 'explain', 'ask', 'brief'] as const)('uses nothing that a server may refuse (%s)', (task) => {
    for (const schema of everySchemaIn(answerSchemaFor(task))) {
      expect(
        Object.keys(schema).filter(
          (key) => !['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'anyOf', 'description'].includes(key),
        ),
      ).toEqual([]);
      if (schema.type === 'object') {
        expect(schema.additionalProperties).toBe(false);
        expect(schema.required).toEqual(Object.keys(schema.properties as object));
      }
    }
  });

  test('asks for the text first, so that it streams first', () => {
    expect(Object.keys(answerSchemaFor('ask').properties as object)).toEqual(['text', 'answered', 'points']);
    expect(Object.keys(answerSchemaFor('brief').properties as object)).toEqual(['text', 'answered', 'brief']);
  });

  test('loses bounds, formats and defaults, and keeps choices', () => {
    const shape = z.object({
      level: z.int().min(1),
      at: z.iso.datetime(),
      kind: z.literal('a'),
      of: z.enum(['x', 'y']).default('x'),
      one: z.union([z.string().min(3), z.null()]),
      properties: z.array(z.string()).max(3),
    });
    expect(portableSchema(z.toJSONSchema(shape))).toEqual({
      type: 'object',
      properties: {
        level: { type: 'integer' },
        at: { type: 'string' },
        kind: { type: 'string', enum: ['a'] },
        of: { type: 'string', enum: ['x', 'y'] },
        one: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        properties: { type: 'array', items: { type: 'string' } },
      },
      required: ['level', 'at', 'kind', 'of', 'one', 'properties'],
      additionalProperties: false,
    });
  });
});
