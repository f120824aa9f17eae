/**
 * What a labelled page of an internal tool should give, and what must not appear: `NAME.gold.json` beside `NAME.html`. Texts are
 * compared word by word, so that an extractor's markup does not matter.
 */
export interface LabelledPage {
  readonly platform: string;
  readonly url: string;
  readonly title?: string;
  readonly fields?: readonly { readonly label: string; readonly value: string }[];
  readonly comments?: readonly { readonly author?: string; readonly body: string }[];
  readonly body?: readonly string[];
  readonly heads?: readonly string[];
  readonly list?: readonly string[];
  readonly code?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  /** Collapsed, in a tab, in a shadow root, in a frame, in a form control. */
  readonly special?: readonly { readonly kind: string; readonly text: string }[];
  /** Menus, tool bars, invisible text, passwords. */
  readonly must_not?: readonly { readonly text: string; readonly why: string }[];
  /** All the text that is wanted; `neutral` is allowed besides. */
  readonly text?: string;
  readonly neutral?: string;
  /** Documents of frames, by path. */
  readonly frames?: Readonly<Record<string, string>>;
  readonly allowScript?: boolean;
}

/** One page's shares between 0 and 1; a kind that the page does not have is left out. */
export interface PageScore {
  readonly recall: number;
  readonly field?: number;
  readonly comment?: number;
  readonly author?: number;
  readonly code?: number;
  readonly special?: number;
  readonly leak?: number;
  readonly invisible?: number;
  readonly precision: number;
}

export const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

const counts = (list: readonly string[]): Map<string, number> => {
  const bag = new Map<string, number>();
  for (const word of list) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
};

const shared = (one: readonly string[], other: readonly string[]): number => {
  const bag = counts(other);
  let common = 0;
  for (const [word, count] of counts(one)) common += Math.min(count, bag.get(word) ?? 0);
  return common;
};

/** Precision, recall and F1 over bags of words, as the public set of web pages is scored. */
export const wordScore = (found: string, wanted: string): { precision: number; recall: number; f1: number } => {
  const got = words(found);
  const gold = words(wanted);
  if (got.length === 0 || gold.length === 0)
    return got.length === gold.length ? { precision: 1, recall: 1, f1: 1 } : { precision: 0, recall: 0, f1: 0 };
  const common = shared(got, gold);
  const precision = common / got.length;
  const recall = common / gold.length;
  return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores what one extractor gave for one labelled page. */
export const scorePage = (found: string, title: string, page: LabelledPage): PageScore => {
  const text = words(found.replace(/\[\d{1,3}\]|\[[a-z]\]/g, ' '));
  const joined = ` ${text.join(' ')} `;
  const grams = new Set(text.map((_, at) => text.slice(at, at + 4).join(' ')));
  const covered = (wanted: string): number => {
    const list = words(wanted);
    if (list.length < 4) return joined.includes(` ${list.join(' ')} `) ? 1 : 0;
    let hits = 0;
    for (let at = 0; at + 4 <= list.length; at++) if (grams.has(list.slice(at, at + 4).join(' '))) hits++;
    return hits / (list.length - 3);
  };
  const places = (wanted: readonly string[]): number[] => {
    const found: number[] = [];
    for (let at = joined.indexOf(` ${wanted.join(' ')} `); at >= 0; at = joined.indexOf(` ${wanted.join(' ')} `, at + 1)) {
      found.push(at === 0 ? 0 : joined.slice(1, at + 1).split(' ').length - 1);
    }
    return found;
  };
  const share = <Item>(items: readonly Item[] | undefined, isFound: (item: Item) => boolean): number | undefined =>
    items && items.length > 0 ? items.filter(isFound).length / items.length : undefined;

  const fields = page.fields?.filter(({ label, value }) => words(label).length > 0 && words(value).length > 0);
  const field = share(fields, ({ label, value }) => {
    const name = words(label);
    const starts = places(words(value).slice(0, 8));
    return places(name).some((at) => starts.some((start) => start >= at + name.length && start < at + name.length + 13));
  });
  const comments = page.comments?.filter(({ body }) => words(body).length >= 3);
  const comment = share(comments, ({ body }) => covered(body) >= 0.85);
  const author = share(
    comments?.filter(({ author: name }) => words(name ?? '').length > 0),
    ({ author: name, body }) => {
      const starts = places(words(name ?? ''));
      const list = words(body);
      return list
        .slice(0, 12)
        .some((_, at) => places(list.slice(at, at + 5)).some((place) => starts.some((start) => start < place && start >= place - 45)));
    },
  );
  const rows = share(
    page.rows?.map((row) => row.map((cell) => words(cell).slice(0, 10)).filter((cell) => cell.length > 0)).filter((row) => row.length > 1),
    ([first = [], ...rest]) =>
      places(first).some((at) => {
        let end = at + first.length;
        return rest.every((cell) => {
          const next = places(cell).find((place) => place >= end && place <= end + 14);
          if (next !== undefined) end = next + cell.length;
          return next !== undefined;
        });
      }),
  );
  const listed = (items: readonly string[] | undefined, least: number): number | undefined =>
    share(
      items?.filter((item) => words(item).length > 0),
      (item) => covered(item) >= least,
    );
  const kinds = [...new Set(page.special?.map(({ kind }) => kind))].map((kind) =>
    listed(
      page.special?.filter((each) => each.kind === kind).map((each) => each.text),
      0.85,
    ),
  );
  const known = title === '' ? '' : ` ${words(title).join(' ')} `;
  const titled =
    page.title === undefined ? undefined : covered(page.title) >= 0.9 || known.includes(` ${words(page.title).join(' ')} `) ? 1 : 0;
  const code = share(page.code, (listing) => {
    const plain = (raw: string): string =>
      raw
        .replace(/\r/g, '')
        .replace(/\u00a0/g, ' ')
        .replace(/[ \t]+$/gm, '');
    return plain(found).includes(plain(listing).replace(/^\n+|\n+$/g, ''));
  });
  const recalls = [
    titled,
    field,
    comment,
    author,
    listed(page.body, 0.8),
    listed(page.heads, 0.8),
    listed(page.list, 0.8),
    listed(page.code, 0.9),
    rows,
    ...kinds,
  ];
  const special = kinds.filter((kind) => kind !== undefined);
  const unwanted = page.must_not?.filter(({ text: own }) => words(own).length > 0);
  const given = {
    field,
    comment,
    author,
    code,
    special: special.length > 0 ? mean(special) : undefined,
    leak: share(unwanted, ({ text: own }) => covered(own) >= 0.85),
    invisible: share(
      unwanted?.filter(({ why }) => why === 'invisible'),
      ({ text: own }) => covered(own) >= 0.85,
    ),
  };
  return {
    recall: mean(recalls.filter((recall) => recall !== undefined)),
    precision: text.length === 0 ? 0 : shared(text, words(`${page.text ?? ''} ${page.neutral ?? ''}`)) / text.length,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
};

export const groupsOf = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** The shares of many pages, each tool counting as much as another, however many pages it has. */
export const overTools = (pages: readonly { readonly platform: string; readonly score: PageScore }[]): Record<string, number> => {
  const tools = groupsOf(pages, ({ platform }) => platform);
  const over = (kind: keyof PageScore): number | undefined => {
    const values = [...tools.values()].flatMap((own) => {
      const given = own.map(({ score }) => score[kind]).filter((value) => value !== undefined && !Number.isNaN(value));
      return given.length > 0 ? [mean(given as number[])] : [];
    });
    return values.length > 0 ? mean(values) : undefined;
  };
  const figures: Record<string, number> = {};
  for (const kind of ['recall', 'field', 'comment', 'author', 'code', 'special', 'leak', 'invisible', 'precision'] as const) {
    const value = over(kind);
    if (value !== undefined) figures[`tools ${kind} %`] = 100 * value;
  }
  const recall = over('recall') ?? 0;
  const precision = over('precision') ?? 0;
  figures['tools ITX'] = recall * precision === 0 ? 0 : 300 / (1 / recall + 1 / (1 - (over('leak') ?? 0)) + 1 / precision);
  return figures;
};
