import { expect, test } from 'vitest';
import { readAddress } from './typed-address';

const originOf = (typed: string) => readAddress(typed)?.origin;

test('reads an address in whatever form it was pasted', () => {
  expect(originOf(' https://wiki.example.com/page?x=1 ')).toBe('https://wiki.example.com');
  expect(originOf('wiki.example.com/page')).toBe('https://wiki.example.com');
  expect(originOf('//wiki.example.com')).toBe('https://wiki.example.com');
  expect(originOf('gateway.example.com:8443/v1')).toBe('https://gateway.example.com:8443');
  expect(originOf('http://tracker/')).toBe('http://tracker');
});

test('takes a server on this machine or network to have no certificate, unless it is said', () => {
  expect(originOf('localhost:11434')).toBe('http://localhost:11434');
  expect(originOf('192.168.1.20:8000/v1')).toBe('http://192.168.1.20:8000');
  expect(originOf('gateway:8000/v1')).toBe('http://gateway:8000');
  expect(originOf('172.32.0.1')).toBe('https://172.32.0.1');
  expect(originOf('https://localhost:11434')).toBe('https://localhost:11434');
});

test('refuses what is no web address', () => {
  for (const typed of ['', '   ', 'hello', 'my wiki.com', 'file:///etc/passwd', 'chrome://settings', 'javascript:alert(1)', 'https://']) {
    expect(readAddress(typed)).toBeUndefined();
  }
});
