/**
 * A language model of half a megabyte with random weights, in the GGUF format (version 3, see github.com/ggml-org/ggml/blob/master/docs/gguf.md):
 * what llama.cpp needs to start, stream, obey a schema and refuse. What it writes is a salad of the words below.
 */

const LAYERS = 2;
const WIDTH = 64;
const HEADS = 4;
const KEY_HEADS = 2;
const HEAD_WIDTH = WIDTH / HEADS;
const FEED_FORWARD = WIDTH * 2;
const CONTEXT = 32_768;

const WORDS = 'the page says that a restart of the server takes ten minutes and each ticket has an owner who may close it'.split(' ');
const CONTROLS = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<|pad|>'];
const CHAT_TEMPLATE =
  "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** GPT-2 writes each byte as a printable character: printable Latin-1 as itself, the rest from U+0100 on. */
const byteTokens = (): string[] => {
  const printable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
};

const TOKENS = [...byteTokens(), ...[...new Set(WORDS)].map((word) => `Ġ${word}`), ...CONTROLS];
const [NORMAL, CONTROL] = [1, 3];
const tokenOf = (text: string): number => TOKENS.indexOf(text);

/** Normally distributed numbers that are the same at every start (mulberry32, Box-Muller). */
const randomNumbers = (seed: number): (() => number) => {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 4_294_967_297;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
};

interface Tensor {
  readonly name: string;
  /** The fastest dimension first. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** How likely a token is, as a logit: words often, a string's end now and then, loose bytes hardly ever. */
const logitOf = (token: number): number => {
  const text = TOKENS[token]!;
  if (text === '<|im_end|>') return 1;
  if (CONTROLS.includes(text)) return -30;
  if (text.startsWith('Ġ') && text.length > 1) return 0;
  return ({ '"': 1.2, ',': 1, '.': 1, ']': 0.5, '}': 0.5 } as Record<string, number>)[text] ?? -9;
};

const tensors = (): readonly Tensor[] => {
  const random = randomNumbers(1);
  const filled = (length: number, spread: number) => Float32Array.from({ length }, () => random() * spread);
  const ones = new Float32Array(WIDTH).fill(1);

  // One channel that is the same for every token carries the logits through all layers to the output.
  const constant = 12;
  const embedding = filled(TOKENS.length * WIDTH, 0.3);
  const output = filled(TOKENS.length * WIDTH, 0.08);
  const normalized = (constant * Math.sqrt(WIDTH)) / Math.sqrt(constant ** 2 + WIDTH * 0.09);
  TOKENS.forEach((_, token) => {
    embedding[token * WIDTH] = constant;
    output[token * WIDTH] = logitOf(token) / normalized;
  });

  const spread = 0.5 / Math.sqrt(WIDTH);
  const matrix = (name: string, from: number, to: number): Tensor => ({ name, shape: [from, to], values: filled(from * to, spread) });
  const layers = Array.from({ length: LAYERS }, (_, layer) => `blk.${layer}`).flatMap((layer) => [
    { name: `${layer}.attn_norm.weight`, shape: [WIDTH], values: ones },
    { name: `${layer}.ffn_norm.weight`, shape: [WIDTH], values: ones },
    matrix(`${layer}.attn_q.weight`, WIDTH, HEADS * HEAD_WIDTH),
    matrix(`${layer}.attn_k.weight`, WIDTH, KEY_HEADS * HEAD_WIDTH),
    matrix(`${layer}.attn_v.weight`, WIDTH, KEY_HEADS * HEAD_WIDTH),
    matrix(`${layer}.attn_output.weight`, HEADS * HEAD_WIDTH, WIDTH),
    matrix(`${layer}.ffn_gate.weight`, WIDTH, FEED_FORWARD),
    matrix(`${layer}.ffn_up.weight`, WIDTH, FEED_FORWARD),
    matrix(`${layer}.ffn_down.weight`, FEED_FORWARD, WIDTH),
  ]);
  return [
    { name: 'token_embd.weight', shape: [WIDTH, TOKENS.length], values: embedding },
    { name: 'output_norm.weight', shape: [WIDTH], values: ones },
    { name: 'output.weight', shape: [WIDTH, TOKENS.length], values: output },
    ...layers,
  ];
};

type Value =
  | { readonly type: 'u32' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] };

/** The numbers by which the format knows its types. */
const TYPE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 };

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const i32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const f32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const string = (value: string): Buffer => {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
};

const encode = (value: Value): Buffer => {
  switch (value.type) {
    case 'u32':
      return Buffer.concat([u32(TYPE.u32), u32(value.value)]);
    case 'f32':
      return Buffer.concat([u32(TYPE.f32), f32(value.value)]);
    case 'bool':
      return Buffer.concat([u32(TYPE.bool), Buffer.from([value.value ? 1 : 0])]);
    case 'string':
      return Buffer.concat([u32(TYPE.string), string(value.value)]);
    case 'strings':
      return Buffer.concat([u32(TYPE.array), u32(TYPE.string), u64(value.value.length), ...value.value.map(string)]);
    case 'i32s':
      return Buffer.concat([u32(TYPE.array), u32(TYPE.i32), u64(value.value.length), ...value.value.map(i32)]);
  }
};

const METADATA: Record<string, Value> = {
  'general.architecture': { type: 'string', value: 'llama' },
  'general.name': { type: 'string', value: 'tiny-random' },
  'general.file_type': { type: 'u32', value: 0 },
  'general.alignment': { type: 'u32', value: 32 },
  'llama.context_length': { type: 'u32', value: CONTEXT },
  'llama.embedding_length': { type: 'u32', value: WIDTH },
  'llama.block_count': { type: 'u32', value: LAYERS },
  'llama.feed_forward_length': { type: 'u32', value: FEED_FORWARD },
  'llama.attention.head_count': { type: 'u32', value: HEADS },
  'llama.attention.head_count_kv': { type: 'u32', value: KEY_HEADS },
  'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
  'llama.rope.dimension_count': { type: 'u32', value: HEAD_WIDTH },
  'llama.vocab_size': { type: 'u32', value: TOKENS.length },
  'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
  'tokenizer.ggml.pre': { type: 'string', value: 'gpt-2' },
  'tokenizer.ggml.tokens': { type: 'strings', value: TOKENS },
  'tokenizer.ggml.token_type': { type: 'i32s', value: TOKENS.map((token) => (CONTROLS.includes(token) ? CONTROL : NORMAL)) },
  // The key has to exist; prompts are read byte by byte all the same.
  'tokenizer.ggml.merges': { type: 'strings', value: ['! !'] },
  'tokenizer.ggml.bos_token_id': { type: 'u32', value: tokenOf('<|endoftext|>') },
  'tokenizer.ggml.eos_token_id': { type: 'u32', value: tokenOf('<|im_end|>') },
  'tokenizer.ggml.padding_token_id': { type: 'u32', value: tokenOf('<|pad|>') },
  'tokenizer.ggml.add_bos_token': { type: 'bool', value: false },
  'tokenizer.chat_template': { type: 'string', value: CHAT_TEMPLATE },
};

const ALIGNMENT = 32;
const aligned = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)]);

/** @returns the model's file, the same bytes at every call. */
export const tinyGguf = (): Buffer => {
  const all = tensors();
  let offset = 0;
  const infos = all.map(({ name, shape, values }) => {
    const info = Buffer.concat([string(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset)]);
    offset += aligned(values.byteLength);
    return info;
  });
  const metadata = Object.entries(METADATA).flatMap(([key, value]) => [string(key), encode(value)]);
  const header = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(all.length), u64(Object.keys(METADATA).length), ...metadata, ...infos]);
  const data = all.map(({ values }) => padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  return Buffer.concat([padded(header), ...data]);
};
