import { expect, test } from 'vitest';
import type { Block } from './block';
import { isTicket } from './is-ticket';

const field = (label: string): Block => ({ id: label, kind: 'field', label, text: `${label}: value`, headings: [] });
const comment: Block = { id: 'c1', kind: 'comment', text: 'It fails again.', headings: [], turn: { id: 't1', author: 'Ines' } };
const paragraph: Block = { id: 'p1', kind: 'paragraph', text: 'Restart the gateway.', headings: [] };

test('a page with a state and an owner is a ticket, in other languages too', () => {
  expect(isTicket({ blocks: [paragraph, field('Status'), field('Assignee')] })).toBe(true);
  expect(isTicket({ blocks: [field('Zustand:'), field('Priorität:')] })).toBe(true);
});
test('so is one with a state above a thread', () => {
  expect(isTicket({ blocks: [field('Status'), comment] })).toBe(true);
});
test('a thread alone, a page without fields, and fields of something else are none', () => {
  expect(isTicket({ blocks: [comment, paragraph] })).toBe(false);
  expect(isTicket({ blocks: [paragraph] })).toBe(false);
  expect(isTicket({ blocks: [field('Version'), field('Priority'), comment] })).toBe(false);
});
