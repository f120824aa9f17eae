import { expect, test } from 'vitest';
import { createRedactor, findSensitive } from './redactor';

const hidden = (text: string, names: readonly string[] = []): string => createRedactor(names).hide(text);
/** Put together here, so that no scanner takes this file for a leak. */
const key = (...parts: readonly string[]): string => parts.join('');

test.each([
  ['a cloud key', `aws_access_key_id = ${key('AKIA', 'QX7RT2LMNP4VWZ3K')}`],
  ['a code host token', `export TOKEN=${key('ghp', '_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8')}`],
  ['a chat token', `use ${key('xoxb', '-', '2217839201-4410293847-QwErTyUiOpAsDfGh')} for the bot`],
  ['a signed token', `Cookie: s=${key('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NTYifQ', '.', 'dBjftJeZ4CVPmB92K27u')}`],
  ['a password in an address', 'postgres://lantern:S3aGull!42@db.internal:5432/orders'],
  ['a password that is named', 'The kiosk password is Tr0ub4dor&3, please do not share it.'],
  ['a quoted password', 'DB_PASSWORD="correct horse battery"'],
  ['a client secret', 'client_secret: 8f3kd92ms0Lq71xz'],
  ['a password whose purpose is named', 'Temporary password for new starters: Welcome2024!'],
  ['a password in a table', '| root | password | Lantern-4471 |'],
  ['a password on a command line', 'docker login -u svc -p Qw3rty!9 registry.example'],
  ['a PIN', 'The PIN for the alarm is 4471'],
  ['a key in an attribute', '<add key="ApiKey" value="7cf82b9041a7e16c300f1af5933818ec" />'],
  ['a session in a cookie', 'Set-Cookie: session=31cca9c58409193a415dba63e42eb8ee; Path=/'],
  ['a token of a format that nobody told us', 'Pasted by accident: zq7Kd02LxWv9RtY4mBn81CsPfH3u'],
])('replaces %s', (_what, text) => {
  const result = hidden(text);
  expect(result).toMatch(/\[(KEY|PASSWORD)-1\]/);
  expect(createRedactor().restore(result)).toBe(result);
});

test.each([
  ['a card', 'Card 4539 1488 0343 6467 was declined', 'CARD'],
  ['an IBAN', 'Refund to DE89 3704 0044 0532 0130 00 by Friday', 'IBAN'],
  ['an e-mail address', 'Ask mira.okafor@kestrel.example about it', 'EMAIL'],
  ['a phone number', 'Call +49 30 901820 or the desk', 'PHONE'],
  ['a national phone number', 'Phone: (415) 555-0132', 'PHONE'],
  ['a social security number', 'SSN 219-09-9999 on file', 'ID'],
  ['a Spanish identity number', 'DNI 12345678Z', 'ID'],
  ['a Brazilian tax number', 'CPF 529.982.247-25', 'ID'],
  ['a number that is named as a state’s', 'NHS number 943 476 5919', 'ID'],
  ['a phone number with a leading zero', 'Ring 0171 2345678', 'PHONE'],
  ['an IBAN in small letters', 'iban gb82west12345698765432', 'IBAN'],
])('replaces %s', (_what, text, kind) => {
  expect(hidden(text)).toContain(`[${kind}-1]`);
});

test.each([
  'INC-1041 was merged into INC-1042 on 2026-11-02 14:03.',
  'Order 4539148803436468 shipped; tracking 1Z999AA10123456784.',
  'Invoice INV-2026-004417, PO 4500012345, cost centre CC-3990.',
  'Release 10.4.2.1120 on 10.0.14.230, build 20261102.4',
  'Password policy: at least 14 characters. The password is expired. Password: required',
  'Settings > Approver > Reset password',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 in lantern/queue',
  'Set API_KEY=$LANTERN_KEY and token: <your token>',
  'ISBN 978-3-16-148410-0, 555 items, 1,480 rows, 12-14 May 2026',
  'The genes identified by k-means clustering; password: contact the desk; git@git.example:lantern/queue.git',
  'apiKey: process.env.OPENAI_API_KEY, password = os.environ["DB_PASSWORD"], password: string;',
  'catalogue number RV0717B01008001, EAN 4012909224132, sha512-Qm9vbkFuZFRoZVRva2VuMTIzNDU2Nzg5MA, AbstractSingletonProxyFactoryBean2Test1',
  'uuid 6f1c2a30-6f3f-4b7e-9a54-3d2b1f0c9e11',
])('leaves alone what an answer is about: %s', (text) => {
  expect(hidden(text)).toBe(text);
});

test('gives the same value the same placeholder, and another value another', () => {
  expect(hidden('a@x.example wrote to b@x.example, then a@x.example again')).toBe('[EMAIL-1] wrote to [EMAIL-2], then [EMAIL-1] again');
});

test('puts the values back into what a model wrote', () => {
  const redactor = createRedactor();
  redactor.hide('Ask mira.okafor@kestrel.example');
  expect(redactor.restore('Write to [EMAIL-1], not to [EMAIL-7].')).toBe('Write to mira.okafor@kestrel.example, not to [EMAIL-7].');
});

test('replaces names only from the list that policy gives', () => {
  expect(hidden('Mira Okafor and Tom met Mirabel.', ['Mira Okafor', 'Mira'])).toBe('[NAME-1] and Tom met Mirabel.');
});

test('findings never overlap and stand in reading order', () => {
  const text = `mail ops@kestrel.example, password: "hunter2!x", card 4539148803436467, ${key('AKIA', 'QX7RT2LMNP4VWZ3K')}`;
  const findings = findSensitive(text);
  expect(findings.map(({ kind }) => kind)).toEqual(['EMAIL', 'PASSWORD', 'CARD', 'KEY']);
  findings.slice(1).forEach((finding, index) => expect(finding.start).toBeGreaterThanOrEqual(findings[index]!.end));
});
