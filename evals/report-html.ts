import { compareReports, signTest } from './compare';
import { escapeHtml } from './escape-html';
import { passRate, type CaseReport, type Report } from './report';

/** What it is compared with: a baseline or a report. */
type Earlier = Pick<Report, 'model' | 'prompt' | 'at'> & { readonly cases: readonly Pick<CaseReport, 'id' | 'passed'>[] };

const percent = (value: number): string => `${Math.round(100 * value)} %`;
const PARTS: Readonly<Record<string, string>> = {
  problem: 'Problem',
  environment: 'Environment',
  tried: 'Tried',
  asked: 'Asked',
  nextStep: 'Next step',
};

const verdict = (passed: boolean): string => `<span class="verdict ${passed ? 'good' : 'bad'}">${passed ? 'passed' : 'failed'}</span>`;

const claims = (report: CaseReport): string => {
  if (!report.answer) return `<p class="failure">No answer: ${escapeHtml(report.failure ?? 'unknown')}</p>`;
  const { text, answered, claims: items, missing } = report.answer;
  const parts = [...new Set(items.map(({ part }) => part))];
  const list = (part: string): string =>
    `${part ? `<h5>${PARTS[part] ?? escapeHtml(part)}</h5>` : ''}<ul>${items
      .filter((item) => item.part === part)
      .map(
        (item) =>
          `<li>${escapeHtml(item.text)}${item.quotes.map(({ quote, found }) => `<q class="${found ? '' : 'lost'}">${escapeHtml(quote)}</q>${found ? '' : '<b class="bad"> not found on the page</b>'}`).join('')}</li>`,
      )
      .join('')}</ul>`;
  const gaps = missing.length > 0 ? `<h5>Missing</h5><ul>${missing.map((gap) => `<li>${escapeHtml(gap)}</li>`).join('')}</ul>` : '';
  return `<p class="short">${escapeHtml(text)}</p>${answered ? '' : '<p class="declined">It says that the page does not say.</p>'}${parts.map(list).join('')}${gaps}`;
};

const caseSection = (report: CaseReport, before: Pick<CaseReport, 'passed'> | undefined): string => {
  const changed =
    before && before.passed !== report.passed ? `<span class="change">${before.passed ? 'passed before' : 'failed before'}</span>` : '';
  const asked = report.question || (report.selection ? `“${report.selection}”` : 'the whole page');
  const grades = report.graders
    .map(
      ({ name, passed, why }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${verdict(passed)}</td><td>${escapeHtml(why)}</td></tr>`,
    )
    .join('');
  const repeats = report.runs.of > 1 ? `${report.runs.passed} of ${report.runs.of} runs passed · ` : '';
  return `<details id="${escapeHtml(report.id)}"${report.passed ? '' : ' open'} data-task="${report.task}" data-passed="${report.passed}">
<summary>${verdict(report.passed)} <b>${escapeHtml(report.id)}</b> ${changed}<span class="asked">${report.task}: ${escapeHtml(asked)}</span></summary>
<div class="case"><div><p class="about">${escapeHtml(report.about)}</p>${claims(report)}</div>
<div><table class="grades"><caption>What each grader found</caption>${grades}</table>
<p class="facts">${repeats}${Math.round(report.ms)} ms${report.tokens === undefined ? '' : ` · ${report.tokens} tokens`} · ${report.difficulty}${report.must ? ' · must pass' : ''}<br>Page: ${escapeHtml(report.title || report.page)}<br>From: ${escapeHtml(report.origin)}</p></div></div>
</details>`;
};

const taskRows = (report: Report): string =>
  [...new Set(report.cases.map(({ task }) => task))]
    .map((task) => {
      const cases = report.cases.filter((item) => item.task === task);
      const passed = cases.filter((item) => item.passed).length;
      const { rate, low, high } = passRate(passed, cases.length);
      return `<tr><th scope="row">${task}</th><td>${passed} of ${cases.length}</td><td class="bar"><i style="width:${100 * rate}%"></i></td><td>${percent(rate)}</td><td class="faint">${percent(low)} to ${percent(high)}</td></tr>`;
    })
    .join('');

const comparison = (report: Report, before: Earlier | undefined): string => {
  if (!before) return '';
  const changes = compareReports(before, report);
  const count = (kind: string): number => changes.filter(({ change }) => change === kind).length;
  const links = changes.map(({ id, change }) => `<li><b>${change}</b> <a href="#${escapeHtml(id)}">${escapeHtml(id)}</a></li>`).join('');
  const chance = signTest(count('lost'), count('won'));
  return `<section><h2>Against ${escapeHtml(before.model)}, ${escapeHtml(before.prompt)}, ${escapeHtml(before.at.slice(0, 16).replace('T', ' '))}</h2>
<p>${count('lost')} lost, ${count('won')} won, ${count('new')} new, ${count('gone')} gone.${count('lost') > count('won') ? ` So many losses by chance alone: ${(100 * chance).toFixed(1)} %.` : ''}</p>${links ? `<ul class="changes">${links}</ul>` : ''}</section>`;
};

const STYLE = `
:root{color-scheme:light dark;--ink:#16282a;--soft:#51666a;--line:#d7dfdf;--paper:#fbfcfc;--card:#fff;--good:#0c6b58;--bad:#b3352b;--mark:#fdf3c4}
@media(prefers-color-scheme:dark){:root{--ink:#e8eeee;--soft:#a9b9bb;--line:#334347;--paper:#151d1f;--card:#1c2628;--good:#6fd3bb;--bad:#ff9b8f;--mark:#3b3517}}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--good)}main{max-width:1080px;margin:0 auto;padding:40px 24px}h1{font-size:28px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}h5{margin:12px 0 2px}
.lead{color:var(--soft);margin:0 0 24px}.gate{border:1px solid var(--line);border-left:6px solid var(--good);background:var(--card);padding:16px 20px;border-radius:8px}
.gate.closed{border-left-color:var(--bad)}.gate ul{margin:8px 0 0;padding-left:20px}.gate b{font-size:20px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:6px 10px;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600}caption{text-align:left;color:var(--soft);font-size:13px;padding-bottom:4px}
.tasks th,.tasks td{white-space:nowrap;vertical-align:middle}.bar{width:40%}.bar i{display:block;height:8px;border-radius:4px;background:var(--good)}.faint,.facts,.about,.asked{color:var(--soft)}.facts{font-size:13px}
.verdict{font-size:12px;font-weight:700}.good{color:var(--good)}.bad,.failure{color:var(--bad)}.change{font-size:12px;background:var(--mark);padding:1px 6px;border-radius:4px}
details{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:8px 0}summary{cursor:pointer;padding:10px 14px}.asked{margin-left:8px}
.case{display:grid;grid-template-columns:3fr 2fr;gap:24px;padding:0 16px 16px}.case>div{min-width:0;overflow-wrap:anywhere}@media(max-width:760px){main{padding:24px 16px}.case{grid-template-columns:minmax(0,1fr)}.tasks .faint{display:none}.asked{display:block;margin:2px 0 0}}
.short{font-size:17px;margin-top:0}.declined{font-style:italic}q{display:block;font-family:Georgia,serif;border-left:3px solid #e2bf2c;background:var(--mark);padding:2px 8px;margin:4px 0}q.lost{border-color:var(--bad);text-decoration:line-through}
.filters{display:flex;gap:12px;margin:8px 0;flex-wrap:wrap}@media(min-width:761px){.changes{columns:2}}
`;

/** The cases can be narrowed to one task or to the failures; without scripts the page shows them all. */
const SCRIPT = `
const apply=()=>{const task=document.querySelector('#task').value,only=document.querySelector('#failed').checked;
for(const item of document.querySelectorAll('details[data-task]'))item.hidden=(task&&item.dataset.task!==task)||(only&&item.dataset.passed==='true')};
document.querySelectorAll('.filters :is(select,input)').forEach(field=>field.addEventListener('change',apply));
`;

/** The report as one page without anything from elsewhere: to be opened from disk, attached, shown to somebody. */
export const htmlOf = (report: Report, before?: Earlier): string => {
  const { rate, low, high } = passRate(report.passed, report.total);
  const old = new Map(before?.cases.map((item) => [item.id, item]));
  const tasks = [...new Set(report.cases.map(({ task }) => task))];
  const cases = report.cases.toSorted((a, b) => Number(a.passed) - Number(b.passed));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Gloss evals: ${report.passed} of ${report.total}</title><style>${STYLE}</style><main>
<h1>${report.passed} of ${report.total} cases passed</h1>
<p class="lead">${escapeHtml(report.engine)} · ${escapeHtml(report.model)} · prompt ${escapeHtml(report.prompt)} · ${escapeHtml(report.at.slice(0, 16).replace('T', ' '))} · ${report.seconds.toFixed(1)} s · ${report.repeats} ${report.repeats === 1 ? 'run' : 'runs'} a case · Gloss ${escapeHtml(report.version)} · corpus ${escapeHtml(report.corpus.slice(0, 8))}</p>
<div class="gate ${report.ok ? '' : 'closed'}"><b>${report.ok ? 'The gate is open' : 'The gate is closed'}</b><br>${percent(rate)} passed (95 % interval ${percent(low)} to ${percent(high)}); ${percent(report.threshold)} are needed.${report.blocked.length > 0 ? `<ul>${report.blocked.map((why) => `<li>${escapeHtml(why)}</li>`).join('')}</ul>` : ''}</div>
<h2>By task</h2><table class="tasks">${taskRows(report)}</table>
${comparison(report, before)}
<h2>Cases</h2><div class="filters"><label>Task <select id="task"><option value="">all</option>${tasks.map((task) => `<option>${task}</option>`).join('')}</select></label><label><input type="checkbox" id="failed"> only those that failed</label></div>
${cases.map((item) => caseSection(item, old.get(item.id))).join('\n')}
</main><script>${SCRIPT}</script></html>
`;
};
