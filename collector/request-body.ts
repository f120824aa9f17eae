import type { Context } from 'hono';
import { z } from 'zod';
import { refuse } from './problem';

/** What is wrong with a request, for its sender. */
export const sentence = (error: z.ZodError): string => z.prettifyError(error).slice(0, 1000);

/** The body as the contract has it, or a refusal that says what is wrong with it. */
export const bodyOf = async <Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.infer<Schema>> => {
  const json: unknown = await context.req.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return refuse(400, 'The body is not JSON.');
    throw error;
  });
  const body = schema.safeParse(json);
  return body.success ? body.data : refuse(400, sentence(body.error));
};
