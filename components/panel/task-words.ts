import type { Task } from '@/lib/core/ask';
import { t } from '@/locales/i18n';

/** What a task is called, in one word where that can be. */
export const taskWords = (task: Task): string => t(`task.${task}`);
