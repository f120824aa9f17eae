import { z } from 'zod';

/** `POST {url}/v1/review/session`: an owner's token for a cookie that lasts. */
export const LoginRequest = z.object({ token: z.string().min(1).max(200) });
export type LoginRequest = z.infer<typeof LoginRequest>;

/** Its 201, and the 200 of `GET {url}/v1/review/session`. `DELETE` ends it. */
export const ReviewSession = z.object({
  /** The owner's name. */
  name: z.string(),
  /** To be sent as `Gloss-CSRF` with every request that changes something. */
  csrf: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
});
export type ReviewSession = z.infer<typeof ReviewSession>;
