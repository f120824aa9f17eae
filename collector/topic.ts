import { topicKey, type Topic } from '@/lib/core/topic';
import { hashOf } from './tokens';

/** A topic in a column: short, and the same for the same question on the same page. */
export const topicOf = (topic: Topic): string => hashOf(topicKey(topic));
