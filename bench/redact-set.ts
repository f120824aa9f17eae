import { createRandom, type Random } from './seeded-random';

/** A line of a labelled set: where in a text something stands that must not leave the machine. */
export interface LabelledText {
  readonly text: string;
  /** `end` is exclusive. Kinds are free words; figures are given per kind. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const HEX = `${DIGITS}abcdef`;
const ALNUM = DIGITS + LOWER + UPPER;
const URL64 = `${ALNUM}-_`;
const BASE64 = `${ALNUM}+/`;

const luhnDigit = (body: string): string => {
  const sum = body
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return String((10 - (sum % 10)) % 10);
};

const modulo97 = (digits: string): number => digits.split('').reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);

const ibanOf = (country: string, account: string): string => {
  const digits = `${account}${country}00`
    .split('')
    .map((each) => (/\d/.test(each) ? each : String(each.charCodeAt(0) - 55)))
    .join('');
  return `${country}${String(98 - modulo97(digits)).padStart(2, '0')}${account}`;
};
const inFours = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');

const germanTaxId = (random: Random): string => {
  const used = random.shuffled(DIGITS.split('')).slice(0, 9);
  const twice = used[random.below(9)] ?? '1';
  const body = random.shuffled([...used, twice]);
  const at = body.findIndex((digit) => digit !== '0');
  const first = [body[at] ?? '1', ...body.slice(0, at), ...body.slice(at + 1)];
  const product = first.reduce((before, digit) => (((Number(digit) + before) % 10 || 10) * 2) % 11, 10);
  return `${first.join('')}${(11 - product) % 10}`;
};

const word = (random: Random): string =>
  random.pick(['lantern', 'orders', 'gateway', 'kiosk', 'billing', 'harbour', 'queue', 'intake', 'ledger', 'atlas', 'relay']);
const first = (random: Random): string => random.pick(['mira', 'jonas', 'tom', 'ines', 'yuki', 'olga', 'pierre', 'sofía', 'bjørn', 'ada']);
const last = (random: Random): string =>
  random.pick(['okafor', 'keller', 'mbeki', 'duarte', 'sato', 'ivanova', 'lefèvre', 'hansen', 'müller']);
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace('ø', 'o');

/** A password as people choose them: words with figures and marks, or as a manager makes them. */
const password = (random: Random): string =>
  random.pick([
    () => `${word(random)}${random.pick(['!', '#', '@', '$', '_'])}${random.text(DIGITS, 4)}`,
    () => `${word(random).replace(/^./, (letter) => letter.toUpperCase())}${random.text(DIGITS, 2)}${random.pick(['!', '?', '%', '&'])}`,
    () => random.text(`${ALNUM}!#$%&*+-=?@^_~`, 12 + random.below(9)).replace(/[^A-Za-z0-9]$/, 'k7'),
    () => `${word(random)}-${word(random)}-${random.text(DIGITS, 2)}-${word(random)}`,
  ])();

interface Kind {
  readonly kind: string;
  readonly value: (random: Random) => string;
  /** Sentences and lines in which it is met; `@` is where it stands. */
  readonly places: readonly string[];
}

const TOKEN_PLACES = [
  'Use @ for the staging bot until Friday.',
  'export TOKEN=@',
  'curl -H "Authorization: Bearer @" https://api.maravell.example/v1/orders',
  '{"name": "lantern", "token": "@", "scopes": ["read"]}',
  '  api_key: @',
  'Pasted by accident: @',
  'I tried with `@` and got a 403.',
  '| deploy key | @ | rotate in May |',
];

/** Published formats of what identifies itself. */
const tokens: readonly (readonly [string, (random: Random) => string])[] = [
  ['AWS access key id', (random) => `AKIA${random.text(`${UPPER}234567`, 16)}`],
  ['GitHub token', (random) => `${random.pick(['ghp', 'gho', 'ghs'])}_${random.text(ALNUM, 36)}`],
  ['GitHub fine-grained token', (random) => `github_pat_${random.text(ALNUM, 22)}_${random.text(ALNUM, 59)}`],
  ['GitLab token', (random) => `glpat-${random.text(URL64, 20)}`],
  ['Slack token', (random) => `xoxb-${random.text(DIGITS, 12)}-${random.text(DIGITS, 13)}-${random.text(ALNUM, 24)}`],
  ['Stripe key', (random) => `${random.pick(['sk', 'rk'])}_live_${random.text(ALNUM, 24)}`],
  ['OpenAI key', (random) => `sk-proj-${random.text(URL64, 48)}`],
  ['Anthropic key', (random) => `sk-ant-api03-${random.text(URL64, 93)}AA`],
  ['Google API key', (random) => `AIza${random.text(URL64, 35)}`],
  ['npm token', (random) => `npm_${random.text(ALNUM, 36)}`],
  ['Hugging Face token', (random) => `hf_${random.text(ALNUM, 34)}`],
  ['SendGrid key', (random) => `SG.${random.text(URL64, 22)}.${random.text(URL64, 43)}`],
  ['DigitalOcean token', (random) => `dop_v1_${random.text(HEX, 64)}`],
  ['Shopify token', (random) => `shpat_${random.text(HEX, 32)}`],
  ['Grafana token', (random) => `glsa_${random.text(ALNUM, 32)}_${random.text(HEX, 8)}`],
  ['Vault token', (random) => `hvs.${random.text(URL64, 90)}`],
  ['Databricks token', (random) => `dapi${random.text(HEX, 32)}`],
  ['Linear key', (random) => `lin_api_${random.text(ALNUM, 40)}`],
  ['Telegram bot token', (random) => `${random.text('123456789', 1)}${random.text(DIGITS, 9)}:AA${random.text(URL64, 33)}`],
  ['Mailgun key', (random) => `key-${random.text(HEX, 32)}`],
  ['Age secret key', (random) => `AGE-SECRET-KEY-1${random.text('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`],
  ['Discord bot token', (random) => `M${random.text(ALNUM, 23)}.${random.text(ALNUM, 6)}.${random.text(URL64, 27)}`],
  ['Notion token', (random) => `ntn_${random.text(ALNUM, 46)}`],
  ['Atlassian token', (random) => `ATATT3xFfGF0${random.text(URL64, 160)}=${random.text('ABCDEF0123456789', 8)}`],
  ['Signed token', (random) => `eyJhbGciOiJIUzI1NiJ9.eyJ${random.text(URL64, 40)}.${random.text(URL64, 43)}`],
  ['Doppler token', (random) => `dp.pt.${random.text(ALNUM, 43)}`],
  ['Terraform token', (random) => `${random.text(ALNUM, 14)}.atlasv1.${random.text(ALNUM, 67)}`],
];

const kinds: readonly Kind[] = [
  ...tokens.map(([, value]) => ({ kind: 'key', value, places: TOKEN_PLACES })),
  {
    kind: 'key',
    value: (random) => {
      const lines = Array.from({ length: 6 + random.below(10) }, () => random.text(BASE64, 64)).join('\n');
      const type = random.pick(['RSA ', 'EC ', 'OPENSSH ', '', 'ENCRYPTED ']);
      return `-----BEGIN ${type}PRIVATE KEY-----\n${lines}\n-----END ${type}PRIVATE KEY-----`;
    },
    places: ['@', 'The deploy key:\n@\nKeep it out of the repository.', 'cat > id_rsa <<X\n@\nX'],
  },
  {
    kind: 'key',
    value: (random) => random.text(random.pick([HEX, ALNUM, BASE64]), random.pick([32, 40, 48])),
    places: [
      'AWS_SECRET_ACCESS_KEY=@',
      'aws_secret_access_key = @',
      'client_secret: "@"',
      'clientSecret: @',
      "SECRET_KEY = '@'",
      '"apiKey": "@",',
      'X-Api-Key: @',
      'ENCRYPTION_KEY=@',
      'export STRIPE_WEBHOOK_SECRET="@"',
      '--api-key @',
      'https://api.maravell.example/v2/export?api_key=@',
      'https://api.maravell.example/cb?state=1&access_token=@',
      'API key: @',
      'The API key is @',
      'Our licence server wants this secret: @',
      'JWT_SECRET=@',
      'ACCESS_TOKEN: @',
      '<add key="ApiKey" value="@" />',
      'Set-Cookie: session=@; Path=/; HttpOnly',
    ],
  },
  {
    kind: 'password',
    value: password,
    places: [
      'Password: @',
      'password=@',
      'DB_PASSWORD=@',
      'The admin password is @ for now.',
      'Passwort: @',
      'Mot de passe : @',
      'Contraseña: @',
      'Das Kennwort lautet @',
      'パスワード：@',
      '{"user": "svc", "password": "@"}',
      'PGPASSWORD=@ psql -h db.internal lantern',
      'mysql -u root -p@ lantern',
      'sshpass -p @ ssh deploy@10.0.14.2',
      'login: svc-lantern / password: @',
      'user: kiosk, pass: @',
      'credentials: kiosk / @',
      "ALTER USER lantern WITH PASSWORD '@';",
      'curl -u svc:@ https://files.maravell.example/',
      'spring.datasource.password=@',
      'Wi-Fi password (guests): @',
      'The new passphrase for the vault is "@".',
      '<password>@</password>',
      'ConnectionString=Server=db;User Id=sa;Password=@;',
      '| root | password | @ |',
      'pwd: @',
    ],
  },
  {
    kind: 'password',
    value: (random) => random.text(`${ALNUM}!_~`, 14),
    places: [
      'postgres://lantern:@@db.internal:5432/orders',
      'amqp://relay:@@mq-2.internal/%2f',
      'redis://:@@cache.internal:6379/0',
      'git clone https://ci:@@git.maravell.example/lantern.git',
      'mongodb+srv://app:@@cluster0.maravell.example/test',
    ],
  },
  {
    kind: 'card',
    value: (random) => {
      const [prefix, length] = random.pick([
        ['4', 16],
        ['51', 16],
        ['55', 16],
        ['2221', 16],
        ['6011', 16],
        ['37', 15],
      ] as const);
      const body = prefix + random.text(DIGITS, length - prefix.length - 1);
      const number = body + luhnDigit(body);
      if (length === 15) return random.pick([number, number.replace(/^(.{4})(.{6})(.{5})$/, '$1 $2 $3')]);
      return random.pick([number, inFours(number), inFours(number).replaceAll(' ', '-')]);
    },
    places: ['Card @ was declined.', 'card_number: @', 'He paid with @, exp 04/29.', 'PAN=@', '| Visa | @ | declined |', 'Kreditkarte: @'],
  },
  {
    kind: 'iban',
    value: (random) => {
      const [country, account] = random.pick([
        ['DE', random.text(DIGITS, 18)],
        ['FR', `${random.text(DIGITS, 10)}${random.text(DIGITS + UPPER, 11)}${random.text(DIGITS, 2)}`],
        ['ES', random.text(DIGITS, 20)],
        ['GB', `${random.text(UPPER, 4)}${random.text(DIGITS, 14)}`],
        ['NL', `${random.text(UPPER, 4)}${random.text(DIGITS, 10)}`],
        ['CH', random.text(DIGITS, 17)],
        ['NO', random.text(DIGITS, 11)],
        ['IT', `${random.text(UPPER, 1)}${random.text(DIGITS, 22)}`],
        ['PL', random.text(DIGITS, 24)],
      ] as const);
      const iban = ibanOf(country, account);
      return random.pick([iban, inFours(iban)]);
    },
    places: ['Refund to @ by Friday.', 'IBAN: @', 'Bitte auf das Konto @ überweisen.', '{"iban": "@"}', 'Pay @ (supplier 4417).'],
  },
  {
    kind: 'email',
    value: (random) => {
      const [a, b] = [plain(first(random)), plain(last(random))];
      const domain = random.pick(['maravell.example', 'mail.kestrel.example', 'example.co.uk', 'sub.dept.example.org', 'gmail.com']);
      return `${random.pick([`${a}.${b}`, `${a[0]}${b}`, `${a}+alerts`, `${a}_${b}${random.text(DIGITS, 2)}`, b])}@${domain}`;
    },
    places: [
      'Ask @ about it.',
      'From: Mira <@>',
      'mailto:@',
      '[write](mailto:@)',
      'reporter: @',
      'cc @, please',
      '("@", 3)',
      'User @ cannot log in',
    ],
  },
  {
    kind: 'phone',
    value: (random) =>
      random.pick([
        () => `+49 ${random.pick(['30', '89', '151'])} ${random.text('123456789', 1)}${random.text(DIGITS, 6)}`,
        () =>
          `+1 ${random.text('23456789', 1)}${random.text(DIGITS, 2)}-${random.text('23456789', 1)}${random.text(DIGITS, 2)}-${random.text(DIGITS, 4)}`,
        () =>
          `(${random.text('23456789', 1)}${random.text(DIGITS, 2)}) ${random.text('23456789', 1)}${random.text(DIGITS, 2)}-${random.text(DIGITS, 4)}`,
        () => `+33 ${random.text('12345679', 1)} ${[1, 2, 3, 4].map(() => random.text(DIGITS, 2)).join(' ')}`,
        () => `+44 20 7${random.text(DIGITS, 3)} ${random.text(DIGITS, 4)}`,
        () => `+34 6${random.text(DIGITS, 2)} ${random.text(DIGITS, 3)} ${random.text(DIGITS, 3)}`,
        () => `+81-3-${random.text('3456', 1)}${random.text(DIGITS, 3)}-${random.text(DIGITS, 4)}`,
        () => `+49${random.text('123456789', 1)}${random.text(DIGITS, 9)}`,
      ])(),
    places: ['Call @ or the desk.', 'Phone: @', 'Tel. @', 'on call: Tom, @', 'My mobile is @.', '| Mira | @ |', 'callback number @'],
  },
  {
    kind: 'phone',
    value: (random) =>
      random.pick([
        () => `0${random.pick(['30', '89', '221'])} ${random.text('123456789', 1)}${random.text(DIGITS, 6)}`,
        () => `0${random.pick(['30', '89'])}/${random.text('123456789', 1)}${random.text(DIGITS, 6)}`,
        () => `0${random.text('12345679', 1)} ${[1, 2, 3, 4].map(() => random.text(DIGITS, 2)).join(' ')}`,
        () => `020 7${random.text(DIGITS, 3)} ${random.text(DIGITS, 4)}`,
      ])(),
    places: ['Phone: @', 'Tel. @', 'Telefon: @', 'Mobile: @', 'Téléphone : @', 'Call me on @ please.', 'Fax: @'],
  },
  {
    kind: 'id',
    value: (random) => `${100 + random.below(560)}-${random.text('123456789', 2)}-${random.text('123456789', 4)}`,
    places: ['SSN @ on file.', 'ssn: @', 'Her social security number is @.', '| Okafor | @ |'],
  },
  {
    kind: 'id',
    value: (random) => {
      const number = random.text(DIGITS, 8);
      return number + ('TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] ?? '');
    },
    places: ['DNI @', 'DNI: @', 'Titular con DNI @.', 'NIF @'],
  },
  {
    kind: 'id',
    value: (random) =>
      `${random.pick(['AB', 'CE', 'JK', 'PR', 'SY'])}${random.pick(['', ' '])}${random.text(DIGITS, 6)}${random.pick(['A', 'B', 'C', 'D'])}`,
    places: ['National Insurance number @', 'NI: @', 'NINO @ was entered twice.'],
  },
  {
    kind: 'id',
    value: (random) => {
      const body = `${random.pick(['1', '2'])}${random.text(DIGITS, 2)}0${random.text('123456789', 1)}${random.pick(['75', '69', '33'])}${random.text(DIGITS, 6)}`;
      return `${body}${String(97 - modulo97(body)).padStart(2, '0')}`;
    },
    places: ['Numéro de sécurité sociale : @', 'NIR @', 'assuré @'],
  },
  {
    kind: 'id',
    value: germanTaxId,
    places: ['Steuer-ID: @', 'Steueridentifikationsnummer @', 'Tax ID @', 'IdNr. @'],
  },
  {
    kind: 'id',
    value: (random) => `${random.pick(['C', 'X', 'L', 'P'])}${random.text(DIGITS, 8)}`,
    places: ['Passport no. @', 'passport number: @', 'Passport: @', 'Reisepass-Nr. @'],
  },
];

/** What looks like one of them and is what an answer is about. `#` is a digit, `^` a hex digit, `%` a word. */
const harmless: readonly string[] = [
  'INC-#### was merged into INC-#### on 2026-11-0# 14:03.',
  'Order 9############### shipped with tracking 1Z999AA1##########.',
  'Invoice INV-2026-00####, PO 45000#####, cost centre CC-39##.',
  'Release 10.4.2.11## on 10.0.14.23#, build 202611##.',
  'commit ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in %/%',
  'sha256:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  'Request id ^^^^^^^^-^^^^-4^^^-9^^^-^^^^^^^^^^^^ timed out after 30 s.',
  'Password policy: at least 14 characters, changed every 90 days.',
  'Open Settings > Security > Reset password, then choose a new one.',
  'The password is expired. Password: required',
  'Set API_KEY=$LANTERN_KEY and token: <your token>.',
  'password: ${DB_PASSWORD}',
  'DB_PASSWORD={{ vault.db }}',
  'password = os.environ["DB_PASSWORD"]',
  'const token = await getAccessToken();',
  'apiKey: process.env.OPENAI_API_KEY,',
  'secret: secretKeyRef: name: %-secret',
  'token: string; password: string;',
  'The token is invalid or has expired.',
  'Tokens: ####, of which 1,4## were cached.',
  'The secret is stored in the vault under %/prod.',
  'The API key is rotated by the platform team every quarter.',
  'ISBN 978-3-16-14841#-0, 555 items, 1,48# rows, 12-14 May 2026',
  'Port 5432, timeout 30000 ms, 1048576 bytes, 65536 sockets',
  'Ticket 20261102#### in queue %, priority 2',
  'Serial S/N 4C7#-99#1-0#2, part 6ES7 315-2EH14-0AB0',
  'Coordinates 48.137154, 11.576124; elevation 519 m',
  'From 2026-11-02T14:03:22Z to 2026-11-02 16:40:00+01:00',
  'epoch 17307####00, offset 10#######',
  'image: registry.example/%/%:2026.11.#',
  'kubectl get pod %-6d4cf56db6-x^^^^ -n %',
  'See https://wiki.example/display/OPS/%-^^^^^^^^?pageId=########',
  'https://maps.example/@48.1371,11.5761,15z',
  'npm install @tanstack/react-query@5.108.#',
  'ssh -p 2222 deploy@%-01',
  'git@git.example:%/%.git was cloned',
  'Ask @mira or @jonas in #% about it.',
  'ETag: W/"^^^^^^^^^^^^^^^^"',
  'error code 0x8007^^^^ at 0x00007ff6^^^^^^^^',
  'Customer number 10#######, contract 70-###-####-2',
  'The range 192.168.10.1-192.168.10.254 is for kiosks.',
  'Article 4417-#### / EAN 40#########32',
  'Forgot your password? Enter your e-mail address and we send a link.',
  'A password manager is mandatory; ask the desk for a token.',
  'Access token: none. Refresh token: missing.',
  'Passport control is on level 2, gate 14.',
  'Call handling: 3 calls per 15 minutes, queue 12345678.',
  'telephone system upgrade 2026-11 to version 12.0.1',
  'public key: ssh-ed25519, see the wiki',
  '-----BEGIN CERTIFICATE----- stands at the top of the file.',
  'x-request-id: ^^^^^^^^^^^^^^^^',
  'primary key: order_id; foreign key: customer_id',
  'key: % value: %',
  'The session lasts 8 hours; session: started at 08:00.',
  'passed: 120, failed: 3, skipped: 14',
  'Bypass: enabled for %; compass: north',
  'Bearer tokens are refreshed hourly by the sidecar.',
  'md5 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches',
];

/** Surroundings: a text is rarely one line. */
const before = ['', 'Steps so far:\n', 'Hi all,\n\n', '> ', '14:03 Tom: ', '## Access\n\n'];
const behind = ['', '\nThanks, Tom', ' Then restart the worker.', '\n\nUpdate 16:40: fixed.', '\n---\nSee INC-1041.'];

const fill = (template: string, random: Random): string =>
  template
    .replace(/#/g, () => random.text(DIGITS, 1))
    .replace(/\^/g, () => random.text(HEX, 1))
    .replace(/%/g, () => word(random));

/** Which `@` of a place is the value's: the last of a pair in an address, else the first. */
const slotOf = (place: string): number => place.indexOf('@');

/**
 * The project's own set, made from issuers' published formats and everyday lines, with as many harmless lines that look alike. It is made and
 * not kept: a file full of keys is what scanners of repositories are there to find.
 */
export const labelledSet = (seed: number, rounds = 6): readonly LabelledText[] => {
  const random = createRandom(seed);
  const lines: LabelledText[] = [];
  for (const { kind, value, places } of kinds) {
    for (const place of places) {
      for (let round = 0; round < Math.max(1, rounds >> (kind === 'key' ? 1 : 0)); round++) {
        const secret = value(random);
        const head = random.pick(before) + place.slice(0, slotOf(place));
        const text = head + secret + place.slice(slotOf(place) + 1) + random.pick(behind);
        lines.push({ text, spans: [{ start: head.length, end: head.length + secret.length, kind }] });
      }
    }
  }
  for (const template of harmless)
    for (let round = 0; round < rounds * 2; round++)
      lines.push({ text: random.pick(before) + fill(template, random) + random.pick(behind), spans: [] });
  return random.shuffled(lines);
};
