import { captureInBrowser } from './capture-in-browser';

const pages = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const asJson = process.argv.includes('--json');

if (pages.length === 0) {
  console.error('npm run capture -- PAGE… [--json]    PAGE is a file or an address');
  process.exit(2);
}

for (const page of pages) {
  const { capture, blocks } = await captureInBrowser(page);
  const { url, title, lang, unread, ms } = capture;
  if (asJson) {
    console.log(JSON.stringify({ url, title, lang, blocks, unread, ms }));
    continue;
  }
  console.log(`${title}\n${url}\n`);
  for (const { kind, text } of blocks) console.log(kind === 'heading' ? `\n# ${text}` : kind === 'list-item' ? `- ${text}` : text);
  for (const { what, count, of, pages, pdf, detail } of unread)
    console.log(
      `\nNot read: ${what}${count === undefined ? '' : ` ×${count}`}${of === undefined ? '' : ` of ${of}`}${[
        pdf,
        pages && `pages ${pages.join(', ')}`,
        detail,
      ]
        .filter(Boolean)
        .map((more) => ` (${more})`)
        .join('')}`,
    );
  console.log(`\n${blocks.length} blocks in ${ms} ms`);
}
