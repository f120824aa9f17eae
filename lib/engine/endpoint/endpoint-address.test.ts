import { describe, expect, test } from 'vitest';
import { hostOf, isLocalHost, readAddress } from './endpoint-address';

const first = (typed: string) => readAddress(typed)?.candidates[0];

describe('an address, however it was pasted', () => {
  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com', 'https://api.openai.com/v1'],
    ['api.openai.com/v1/', 'https://api.openai.com/v1'],
    [' "https://api.openai.com/v1/chat/completions" ', 'https://api.openai.com/v1'],
    ['<https://api.openai.com/v1/models>', 'https://api.openai.com/v1'],
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
    ['http://[::1]:8080', 'http://[::1]:8080/v1'],
    ['gpu-box:8000', 'http://gpu-box:8000/v1'],
    ['192.168.1.5:8000/v1/models', 'http://192.168.1.5:8000/v1'],
    ['https://acme.openai.azure.com', 'https://acme.openai.azure.com/openai/v1'],
    ['https://acme.openai.azure.com/openai/v1/', 'https://acme.openai.azure.com/openai/v1'],
    ['https://openrouter.ai', 'https://openrouter.ai/api/v1'],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'https://generativelanguage.googleapis.com/v1beta/openai'],
    ['https://generativelanguage.googleapis.com', 'https://generativelanguage.googleapis.com/v1beta/openai'],
    ['https://gateway.ai.cloudflare.com/v1/acct/gw/compat/chat/completions', 'https://gateway.ai.cloudflare.com/v1/acct/gw/compat'],
    ['https://llm.example.com/api/v1', 'https://llm.example.com/api/v1'],
    ['https://llm.example.com/team/models/gpt-x', 'https://llm.example.com/team'],
    ['HTTPS://LLM.example.com/V1', 'https://llm.example.com/V1'],
    ['http://user:secret@llm.example.com/v1', 'http://llm.example.com/v1'],
  ])('%s is tried first at %s', (typed, expected) => {
    expect(first(typed)).toBe(expected);
  });

  test('what may be meant as well follows', () => {
    expect(readAddress('https://llm.example.com/team')?.candidates).toEqual([
      'https://llm.example.com/team',
      'https://llm.example.com/team/v1',
    ]);
    expect(readAddress('http://localhost:11434/api/chat')?.candidates).toContain('http://localhost:11434/v1');
  });

  test('parameters in it are kept apart', () => {
    const typed = 'https://acme.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21';
    expect(readAddress(typed)).toMatchObject({
      candidates: ['https://acme.openai.azure.com/openai/deployments/d', 'https://acme.openai.azure.com/openai/deployments/d/v1'],
      query: { 'api-version': '2024-10-21' },
    });
  });

  test.each(['', '   ', 'not an address', 'ftp://example.com', 'javascript:alert(1)', 'https://', 'http://:80'])('%j is none', (typed) => {
    expect(readAddress(typed)).toBeUndefined();
  });

  test('a host is told with its port, and what is near is known', () => {
    expect(hostOf('localhost:11434/v1')).toBe('localhost:11434');
    expect(['localhost', '10.1.2.3', 'nas', '[::1]', 'box.local'].every(isLocalHost)).toBe(true);
    expect(['example.com', '8.8.8.8', '172.32.0.1', 'api.openai.com'].some(isLocalHost)).toBe(false);
  });
});
