import { expect, test } from 'vitest';
import { originRuleFor, originRules } from './origin-rule';

test('the Origin is taken off our own requests to exactly that address, and off no others', () => {
  expect(originRuleFor('http://127.0.0.1:11434', 'abcdefgh', 7)).toEqual({
    id: 7,
    priority: 1,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
    condition: { urlFilter: '|http://127.0.0.1:11434/', initiatorDomains: ['abcdefgh'], resourceTypes: ['xmlhttprequest', 'other'] },
  });
});

test('endpoints of one origin share a rule, and what is no address has none', () => {
  const rules = originRules(
    ['http://localhost:11434/v1', 'http://localhost:11434', 'https://llm.example.com/v1', 'nonsense', 'ftp://x'],
    'id',
  );
  expect(rules.map(({ id, condition }) => [id, condition.urlFilter])).toEqual([
    [1, '|http://localhost:11434/'],
    [2, '|https://llm.example.com/'],
  ]);
});
