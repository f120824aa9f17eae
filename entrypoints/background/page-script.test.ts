import { expect, test } from 'vitest';
import { whyNotScripted } from './page-script';

const REQUEST = 'Cannot access contents of the page. Extension manifest must request permission to access the respective host.';

test.each([
  ['a browser page', 'Cannot access a chrome:// URL', undefined],
  ['a browser page whose address is known', REQUEST, 'chrome://settings/'],
  ['the extension store', 'The extensions gallery cannot be scripted.', 'https://chromewebstore.google.com/detail/x'],
  ['a page that policy closes', 'This page cannot be scripted due to an ExtensionsSettings policy.', 'https://bank.example.com/'],
  [
    'a file that no switch opened',
    'Cannot access contents of url "file:///tmp/a.html". Extension manifest must request permission to access this host.',
    'file:///tmp/a.html',
  ],
  ['the source of a page', 'Cannot access contents of url "view-source:https://a.example".', undefined],
])('%s is closed to extensions', (_what, message, url) => {
  expect(whyNotScripted(message, url)).toEqual({ kind: 'page-closed-to-extensions' });
});

test('a site that is not switched on is not permitted yet, and is named where it is known', () => {
  expect(whyNotScripted(REQUEST, undefined)).toEqual({ kind: 'page-not-permitted' });
  expect(whyNotScripted(REQUEST, 'https://wiki.example.com:8443/a')).toEqual({
    kind: 'page-not-permitted',
    origin: 'https://wiki.example.com:8443',
  });
});

test('a tab that is gone is a closed tab', () => {
  expect(whyNotScripted('No tab with id: 7.', undefined)).toEqual({ kind: 'tab-closed' });
});

test('anything else says what the browser said', () => {
  expect(whyNotScripted('Frame with ID 0 is showing error page', 'https://wiki.example.com/')).toEqual({
    kind: 'page-not-read',
    detail: 'Frame with ID 0 is showing error page',
  });
});
