import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** What puts words before a reader. Samples, fakes and tests show what others wrote. */
const shown = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'components', 'entrypoints'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/fake-|-samples\.ts$/.test(file) && existsSync(path.join(root, file)));

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): readonly (readonly [key: string, child: Node])[] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => [key, child] as const),
  );

/** Names that are the same in every language, and keys as the browser calls them. */
const NAMES = new Set([
  'Azure OpenAI',
  'Ollama',
  'LM Studio',
  'Anthropic',
  'Gemini',
  'Bedrock Access Gateway',
  'Portkey',
  'Cloudflare AI Gateway',
  'Mara Lindqvist',
  'Enter',
  'Escape',
  'Tab',
  'Home',
  'End',
  // Halves of keys of the locales.
  'Header',
  'Parameter',
]);
const isAddress = (text: string): boolean => /^https?:|@\w+\.\w|^[\w.]+\.example\.com$|^[a-z]+:$|^http$/.test(text);
const hasWord = (text: string): boolean => !/[{}]/.test(text) && /\p{L}{2,}/u.test(text) && !NAMES.has(text.trim()) && !isAddress(text);
/** "Try again", "Ask" and "not read yet", but neither `flex gap-2` nor `task-off` nor `ArrowUp`. */
const readsAsWords = (text: string): boolean =>
  hasWord(text) &&
  (/^\P{L}*\p{Lu}\p{Ll}+$/u.test(text) || /^\P{L}*\p{Lu}.*\p{L} \p{L}/u.test(text) || /\p{L}{2,}[.…?!:]$|\p{L}, \p{L}/u.test(text));

/** Where a template has a value. */
const HOLE = '0';
const MEASURE = /\d+(px|rem)/g;
/** "Hello, 0", "0 of your flags". */
const speaksAroundHole = (text: string): boolean => !/[{}]/.test(text) && /\p{L}{2,}[,.:!?]? 0|0 \p{L}{2,}/u.test(text);

/** What a reader meets as an attribute. */
const SAID = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder', 'label']);
/** What goes to whoever mends Gloss, or to the machine. */
const UNSAID = new Set(['className', 'detail', 'justification', 'viewBox', 'd']);

/** The words in a file that the locales do not have, each with its line. */
const wordsIn = (name: string, source: string): readonly string[] => {
  const found: string[] = [];
  const say = (node: Node, text: string): void =>
    void found.push(`${name}:${source.slice(0, node.start).split('\n').length}: ${text.trim().replaceAll(/\s+/g, ' ')}`);

  /** @param strict every word counts, not only what reads as a sentence or a name: this is shown. */
  const look = (node: Node, strict: boolean): void => {
    const nameOf = (value: unknown): string => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '');
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAnnotation':
      case 'TSTypeParameterInstantiation':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        if (isNode(node['expression'])) look(node['expression'], strict);
        return;
      case 'NewExpression':
        // A bug's words are for whoever mends it.
        if (nameOf(node['callee']).endsWith('Error')) return;
        break;
      case 'BinaryExpression':
        if (/[=<>]/.test(String(node['operator']))) return;
        break;
      case 'CallExpression':
        for (const [key, child] of childrenOf(node)) look(child, strict && key !== 'arguments');
        return;
      case 'SwitchCase':
        for (const [key, child] of childrenOf(node)) if (key !== 'test') look(child, false);
        return;
      case 'Property':
        if (UNSAID.has(nameOf(node['key']))) return;
        if (isNode(node['value'])) look(node['value'], false);
        return;
      case 'JSXAttribute': {
        const attribute = isNode(node['name']) ? nameOf(node['name']) : '';
        if (UNSAID.has(attribute)) return;
        if (isNode(node['value'])) look(node['value'], SAID.has(attribute));
        return;
      }
      case 'JSXElement':
      case 'JSXFragment':
        for (const [key, child] of childrenOf(node)) look(child, key === 'children');
        return;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ConditionalExpression':
        for (const [key, child] of childrenOf(node)) look(child, strict && key !== 'test' && node.type === 'ConditionalExpression');
        return;
      case 'LogicalExpression':
        for (const [key, child] of childrenOf(node)) look(child, strict && (key === 'right' || node['operator'] !== '&&'));
        return;
      case 'JSXText':
      case 'Literal': {
        const text = node['value'];
        if (typeof text === 'string' && (strict || node.type === 'JSXText' ? hasWord(text) : readsAsWords(text))) say(node, text);
        return;
      }
      case 'TemplateLiteral': {
        const parts = childrenOf(node).filter(([key]) => key === 'quasis');
        const text = parts
          .map(([, part]) => (part['value'] as { readonly cooked: string }).cooked)
          .join(HOLE)
          .replaceAll(MEASURE, '');
        if (strict ? hasWord(text) : readsAsWords(text) || speaksAroundHole(text)) say(node, text);
        for (const [key, child] of childrenOf(node)) if (key === 'expressions') look(child, strict);
        return;
      }
    }
    for (const [, child] of childrenOf(node)) look(child, strict);
  };
  look(parseSync(name, source).program as unknown as Node, false);
  return found;
};

test('finds words that stand in the code, as text, as an attribute and as a value', () => {
  const source = `
    const words = { title: 'Try again', style: 'flex gap-2', key: 'task-off' };
    const greeting = (name: string) => \`Hello, \${name}\`;
    if (name === 'Not found') throw new Error('This cannot be.');
    export const One = () => <p className="Big Text" title="more" id="it">{open ? 'open' : t('closed')} now {name}</p>;
  `;
  expect(wordsIn('one.tsx', source).map((line) => line.replace(/^one.tsx:\d+: /, ''))).toEqual([
    'Try again',
    'Hello, 0',
    'more',
    'open',
    'now',
  ]);
});

test('every word that a reader sees comes from the locales', () => {
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.flatMap((file) => wordsIn(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
