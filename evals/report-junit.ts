import type { Report } from './report';

const escape = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '');

/** The report as the file that continuous-integration servers read. */
export const junitOf = (report: Report): string => {
  const failures = report.cases.filter(({ passed }) => !passed).length;
  const cases = report.cases.map((item) => {
    const head = `    <testcase classname="evals.${escape(item.task)}" name="${escape(item.id)}" time="${(item.ms / 1000).toFixed(3)}"`;
    if (item.passed) return `${head}/>`;
    const why = item.graders.filter(({ passed }) => !passed).map((grade) => `${grade.name}: ${grade.why}`);
    return `${head}>\n      <failure message="${escape(why[0] ?? 'failed')}">${escape(why.join('\n'))}</failure>\n    </testcase>`;
  });
  const gate = report.blocked.map(
    (why) => `    <testcase classname="evals" name="gate">\n      <failure message="${escape(why)}"/>\n    </testcase>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${report.total + gate.length}" failures="${failures + gate.length}">`,
    `  <testsuite name="evals ${escape(report.engine)} ${escape(report.model)}" tests="${report.total + gate.length}" failures="${failures + gate.length}" timestamp="${report.at}">`,
    ...cases,
    ...gate,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};
