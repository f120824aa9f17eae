import type { EndpointSettings } from '@/lib/core/endpoint-settings';

/** Where the servers that companies run are usually found. Capitals stand for what only the company knows. */
export interface EndpointPreset {
  readonly name: string;
  readonly baseUrl: string;
  readonly keyStyle: EndpointSettings['keyStyle'];
}

export const endpointPresets: readonly EndpointPreset[] = [
  { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', keyStyle: 'bearer' },
  { name: 'Azure OpenAI', baseUrl: 'https://RESOURCE.openai.azure.com/openai/v1', keyStyle: 'api-key' },
  { name: 'Anthropic', baseUrl: 'https://api.anthropic.com/v1', keyStyle: 'bearer' },
  { name: 'Gemini', baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai', keyStyle: 'bearer' },
  { name: 'Bedrock Access Gateway', baseUrl: 'https://GATEWAY/api/v1', keyStyle: 'bearer' },
  { name: 'LiteLLM', baseUrl: 'http://localhost:4000/v1', keyStyle: 'bearer' },
  { name: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', keyStyle: 'bearer' },
  { name: 'Portkey', baseUrl: 'https://api.portkey.ai/v1', keyStyle: 'bearer' },
  { name: 'Cloudflare AI Gateway', baseUrl: 'https://gateway.ai.cloudflare.com/v1/ACCOUNT/GATEWAY/compat', keyStyle: 'bearer' },
  { name: 'Ollama', baseUrl: 'http://localhost:11434/v1', keyStyle: 'none' },
  { name: 'llama.cpp', baseUrl: 'http://localhost:8080/v1', keyStyle: 'none' },
  { name: 'LM Studio', baseUrl: 'http://localhost:1234/v1', keyStyle: 'none' },
  { name: 'vLLM', baseUrl: 'http://localhost:8000/v1', keyStyle: 'bearer' },
];
