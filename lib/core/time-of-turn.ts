import type { Turn } from './block';

/**
 * When a contribution was made, in the words of the page that stay true. Apart from the turn's schema, which the script in the page
 * has no use for.
 */
export const timeOfTurn = ({ moment, time }: Pick<Turn, 'moment' | 'time'>): string | undefined => moment ?? time;
