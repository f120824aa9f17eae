import { isPolicyKey, type Policy } from '@/lib/core/policy/policy';

/** The invented company of every example: an endpoint, three sites, a collector, an owner, a pilot. */
const values: Policy = {
  organization: 'Maravell IT',
  owner: { name: 'Mara Lindqvist', contact: '#gloss-help' },
  endpoints: [
    {
      name: 'Company gateway',
      baseUrl: 'https://ai.maravell.example/v1',
      apiKey: 'sk-replace-me',
      keyStyle: 'bearer',
      model: 'large',
      headers: {},
      query: {},
      timeouts: { headers: 30_000, firstText: 60_000, silence: 45_000, total: 300_000 },
      maxOutputTokens: 2_000,
      contextTokens: 16_000,
      mayFollow: false,
      enabled: true,
    },
  ],
  allowOwnEndpoints: false,
  useBuiltIn: true,
  sites: ['https://wiki.maravell.example', 'https://tickets.maravell.example'],
  allowedSites: ['*.maravell.example'],
  blockedSites: ['hr.maravell.example'],
  features: { prefetch: false },
  redactNames: ['Project Heron'],
  collector: { url: 'https://gloss.maravell.example', token: 'team-token-replace-me' },
  mostShared: 'answer',
  keepDays: 30,
  answerLanguage: 'reader',
  monthlyBudget: 20,
  prefetchTokens: 100_000,
  groups: ['support'],
  pilots: [{ name: 'support-first', percent: 0, groups: ['support'], prompt: 'gloss-1', features: {} }],
};

export const samplePolicy: Policy = { declared: Object.keys(values).filter(isPolicyKey), ...values };
