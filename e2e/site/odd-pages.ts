import type { SitePage } from './layout';
import { seededRandom } from './seeded-random';

/** Pages that a reader meets sooner or later, and that must not confuse anything. */
export const oddPages: readonly SitePage[] = [
  {
    path: '/odd/arabic',
    title: 'إعادة تشغيل وحدة الشحن',
    lang: 'ar',
    dir: 'rtl',
    content: `<p>تظهر وحدة الشحن المتوقفة باللون الرمادي على لوحة المتابعة، وتُشحن كل حافلة موصولة بها بقدرة 6 كيلوواط فقط.</p>
<h2>قبل إعادة التشغيل</h2>
<ol><li>اتصل بمشرف الوردية على الرقم 4410.</li><li>تأكد من أن البرنامج الثابت ليس الإصدار 4.18.2.</li><li>لا تُعِد تشغيل أكثر من وحدة واحدة في الموقف نفسه.</li></ol>
<p>تستغرق إعادة التشغيل نحو تسعين ثانية. إذا لم تعد الوحدة بعد ثلاث دقائق، فاتصل بالمهندس المناوب.</p>`,
  },
  {
    path: '/odd/japanese',
    title: '充電制御装置の再起動',
    lang: 'ja',
    content: `<p>応答しなくなった充電制御装置は、運行管理画面に灰色で表示されます。その装置につながれたバスは、毎時6キロワットでしか充電されません。</p>
<h2>再起動の手順</h2>
<ol><li>夜勤の責任者に内線4410で連絡します。</li><li>ファームウェアが4.18.2でないことを確認します。</li><li>同じ車庫で同時に再起動できる装置は一台だけです。</li></ol>
<p>再起動には約九十秒かかります。三分たっても復旧しない場合は、当番の技術者を呼んでください。</p>`,
  },
  {
    path: '/odd/emoji',
    title: '🚌🔋 Depot party planning 🎉',
    content: `<p>🎂 The Ostra depot turns five on 4 December. 🕔 We start at 17:00, after the 🚿 wash hall has closed.</p>
<ul><li>🥨 Bertil brings pretzels</li><li>👩🏽‍🔧👨‍🔧 The workshop builds the stage</li><li>🏳️‍🌈 Flags are in the drivers’ room</li><li>🔌 Connector 24 stays free for the band’s van</li></ul>
<p>Answer with 👍 or 👎 until Friday 🗓️.</p>`,
  },
];

/** A page without a word on it. */
export const emptyPage = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head><body></body></html>';

/** Served with a policy that forbids scripts, styles, frames and connections. */
export const strictPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Key ceremony</title></head><body>
<h1>Key ceremony</h1>
<p>The signing key for gateway firmware is used in the presence of two people, one of whom is from the platform team. The laptop that holds it has no network card and is kept in the safe of the Vane Hill office.</p>
<h2>Steps</h2>
<ol><li>Both sign the book before the safe is opened.</li><li>Compare the fingerprint on the screen with the one in the envelope: it ends in 7c41.</li><li>Sign, write the image to the red stick, and lock the laptop away.</li></ol>
<p>A ceremony takes about twenty minutes and is never held on a Friday.</p>
</body></html>`;

const words =
  'charge bus depot gateway controller night row connector budget timetable power cabinet breaker winter driver shift line yard heartbeat session'.split(
    ' ',
  );

/** Five million characters of text: a log that somebody pasted into the wiki. Its last line holds the only fact. */
export const hugePage = (): string => {
  const random = seededRandom(5_000_000);
  const paragraphs: string[] = [];
  for (let length = 0; length < 5_000_000; length += paragraphs.at(-1)!.length) {
    const picked = Array.from({ length: 90 }, () => words[Math.floor(random() * words.length)]);
    paragraphs.push(`Entry ${paragraphs.length + 1}: ${picked.join(' ')}.`);
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Log of the year</title></head><body><h1>Log of the year</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
<p>The log was closed by Hugo Marin on 31 December at 23:58.</p></body></html>`;
};

/** Bytes that are no text. */
export const binary = (): Buffer => {
  const random = seededRandom(7);
  return Buffer.from(Array.from({ length: 4096 }, () => Math.floor(random() * 256)));
};
