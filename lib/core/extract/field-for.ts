import type { PageReading } from './page-reading';
import type { QuestionTerms } from './question-terms';
import { type Statement, stemsOf } from './statement';

export interface FieldAnswer {
  readonly statement: Statement;
  /** Fields that go with it: an assignee's team, a due date's time zone. */
  readonly also: readonly Statement[];
}

// How people ask for a field whose label is another word: the question's pattern and the labels that answer it, best first.
const ASKED: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bwho (?:is|are|was)?\s*(?:working on|handling|responsible|assigned|owns?|has|in charge|taking care)\b|\bwhose (?:ticket|turn|job)\b|\bwer (?:bearbeitet|ist zuständig|kümmert)\b|\bqui (?:traite|s'occupe|est responsable)\b|\bquién (?:lleva|es responsable)\b/i,
    /^(?:assignee|assigned to|owner|responsible|agent|bearbeiter|zuständig|zugewiesen an|responsable|assigné à|asignado a)/i,
  ],
  [
    /\bwho (?:reported|opened|created|raised|filed|logged|submitted|requested)\b|\bwer hat .*(?:gemeldet|erstellt|eröffnet)\b/i,
    /^(?:reporter|reported by|caller|requester|requested by|opened by|created by|creator|author|submitter|melder|ersteller|erstellt von|auteur|demandeur|informador)/i,
  ],
  [
    /\bwhen (?:is|was|does|must|should|will|do)\b.*\b(?:due|deadline|done|finished|resolved|delivered|ready)\b|\bdeadline\b|\bby when\b|\bbis wann\b|\béchéance\b|\bplazo\b/i,
    /^(?:due|due date|deadline|target date|target|resolution due|fällig|frist|échéance|fecha límite|vencimiento)/i,
  ],
  [
    /\bwhen (?:was|were|did)\b.*\b(?:created|opened|reported|raised|filed|logged|submitted)\b|\bwann .*(?:erstellt|gemeldet|eröffnet)\b/i,
    /^(?:created|opened|reported|reported on|date|erstellt|eröffnet|créé|creado)/i,
  ],
  [
    /\bwhen (?:was|were|did)\b.*\b(?:updated|changed|modified|edited)\b/i,
    /^(?:updated|modified|last updated|last modified|changed|aktualisiert|geändert|mis à jour|modifié|actualizado)/i,
  ],
  [
    /\bhow (?:urgent|important|severe|serious|critical)\b|\bwie (?:dringend|wichtig)\b/i,
    /^(?:priority|severity|urgency|impact|priorität|dringlichkeit|priorité|prioridad)/i,
  ],
  [
    /\b(?:is|was) (?:it|this|that|the \w+) (?:still )?(?:open|closed|resolved|fixed|done|solved)\b|\bwhat state\b|\bist (?:es|das|der|die|dieses)\b.*\b(?:offen|gelöst|erledigt|geschlossen)\b/i,
    /^(?:status|state|resolution|stage|zustand|lösung|statut|état|estado)/i,
  ],
  [
    /\b(?:which|what) (?:versions?|releases?|builds?)\b|\bwelche version\b|\bquelle version\b|\bqué versión\b/i,
    /^(?:(?:affects?|affected) (?:version|release|build)|(?:software |app |product )?version|release|build)/i,
  ],
];
// Words that name the ticket itself rather than a topic.
const TICKET_WORDS = new Set(
  'ticket issue bug case incident request task story error problem page document this it current currently now value field set given vorgang fall aktuell dossier actuel actual'.split(
    ' ',
  ),
);
// What the patterns above are made of.
const ASKING =
  /^(?:version|releas|build|affect|betroffen|work|handl|respons|assign|own|charge|tak|care|report|open|creat|rais|file|logg|submit|request|due|deadline|done|finish|resolv|deliver|ready|updat|chang|modif|edit|urgent|important|sever|serious|critical|state|clos|fix|solv|still|bearbeit|zuständig|gemeldet|erstellt|eröffnet|aktualisiert|geändert|dringend|wichtig|offen|gelöst|erledigt|geschlossen|fällig|frist|traite|occupe|échéance|lleva|plazo)/i;
/** The share of the question's weight that a label must account for. */
const ENOUGH = 0.75;

export const labelOf = (text: string): string =>
  /^([^:|\n]{1,60}?)\s*(?::|\|)/.exec(text)?.[1] ?? (BARE_LABEL.test(text) ? text.trim() : '');
/** Statements from a field to a label that belongs to the same form. */
const NEAR = 3;
/** A few words that are no sentence. */
const BARE_LABEL = /^\s*\p{Lu}[\p{L}\p{N}'’/-]*(?: [\p{L}\p{N}'’/()-]+){0,4}\s*$/u;
/**
 * What could be a field: also a line of a form that is nothing but a label, as a form's empty field is read. What a form withholds (a
 * code, a password) looks the same.
 */
const isField = (statement: Statement, { statements }: PageReading): boolean =>
  statement.kind === 'field' ||
  (statement.kind === 'paragraph' &&
    statement.passage.turn === undefined &&
    BARE_LABEL.test(statement.text) &&
    statements.slice(Math.max(0, statement.index - NEAR), statement.index + NEAR + 1).some(({ kind }) => kind === 'field'));
/** Whether nothing was filled in. "Unassigned" and "none" are values: somebody or something says so. */
export const isBlank = ({ text }: Statement): boolean =>
  BARE_LABEL.test(text) || /^[^:|\n]{1,60}?\s*[:|]\s*(?:[-–—_.…]+|\(\))?\s*$/.test(text);
const hasValue = (text: string): boolean =>
  !/[:|]\s*(?:[-–—]+|none\b.*|no (?:one|due date|milestone|\w+)|n\/a|unassigned|nobody|not set|unset|keine?r?|aucune?|ningun[oa]|\(\))?\s*$/i.test(
    text,
  );

/** The field that a question asks for by its label, undefined when the question is about something else. */
export const fieldFor = (question: QuestionTerms, reading: PageReading): FieldAnswer | undefined => {
  // What comes of something is told in a sentence, not in the field that is named after it.
  if (question.kind === 'outcome') return undefined;
  const fields = reading.statements.filter((statement) => isField(statement, reading) && labelOf(statement.text) !== '');
  if (fields.length === 0) return undefined;
  const topic = question.terms.filter(({ word, stem: each }) => !TICKET_WORDS.has(word) && !reading.titleStems.has(each));
  const weight = topic.reduce((sum, term) => sum + term.weight, 0);

  const pattern = ASKED.find(([asked]) => asked.test(question.text));
  if (pattern) {
    const labelled = fields.filter(({ text }) => pattern[1].test(labelOf(text)));
    const field = labelled.find((each) => !isBlank(each)) ?? labelled[0];
    // "Who reported the outage in Lyon" is about an outage, unless that is what this ticket is about.
    if (field && topic.every(({ word }) => ASKING.test(word))) return { statement: field, also: [] };
  }
  if (topic.length === 0) return undefined;

  let best: { field: Statement; score: number } | undefined;
  for (const field of fields) {
    const label = new Set(stemsOf(labelOf(field.text), reading.lang).filter((each) => !reading.isStop(each)));
    if (label.size === 0) continue;
    let covered = 0;
    let named = 0;
    for (const term of topic) {
      const match = label.has(term.stem) ? 1 : term.related.some((other) => label.has(other)) ? 0.8 : 0;
      covered += (match * term.weight) / weight;
      if (match > 0) named++;
    }
    if (covered < ENOUGH || named / label.size < 0.5) continue;
    const score = covered + 0.3 * (named / label.size) + (hasValue(field.text) && !isBlank(field) ? 0.1 : 0);
    if (!best || score > best.score) best = { field, score };
  }
  return best && { statement: best.field, also: [] };
};

/** The fields whose label is one of these, in reading order. */
export const fieldsLabelled = (reading: PageReading, label: RegExp): readonly Statement[] =>
  reading.statements.filter(
    ({ kind, text, index }) =>
      kind === 'field' &&
      label.test(labelOf(text)) &&
      hasValue(text) &&
      // A tracker that shows its fields twice says nothing new the second time.
      !reading.statements.slice(0, index).some((earlier) => earlier.kind === 'field' && earlier.text === text),
  );

/** "Open" of "Status: Open". */
export const fieldValue = ({ text }: Statement): string => text.replace(/^[^:|\n]{1,60}?\s*[:|]\s*/, '').trim();
