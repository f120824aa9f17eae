import type { Answer } from '@/lib/core/answer';
import type { Ask } from '@/lib/core/ask';
import { answerQuestion } from './answer-question';
import { briefTicket } from './brief-ticket';
import { explainSelection } from './explain-selection';
import type { PageReading } from './page-reading';
import { summarizeText } from './summarize-text';

/** The answer to any task from a page's own words: every quote is copied from a passage, and nothing on the page is an instruction. */
export const answerFromPage = (ask: Ask, reading: PageReading): Answer => {
  switch (ask.task) {
    case 'ask':
      return answerQuestion(ask.question, reading);
    case 'summarize':
      return summarizeText(ask.selection, reading);
    case 'explain':
      return explainSelection(ask.selection, reading);
    case 'brief':
      return briefTicket(reading);
  }
};
