import type { Turn } from '@/lib/core/block';
import { timeOfTurn } from '@/lib/core/time-of-turn';
import type { PageReading } from './page-reading';
import type { Statement } from './statement';

/** A turn with its statements, in reading order. */
export interface TurnStatements {
  readonly turn: Turn;
  readonly statements: readonly Statement[];
}

/** The page's turns, in reading order. */
export const turnsOf = ({ statements }: PageReading): readonly TurnStatements[] => {
  const turns = new Map<string, { turn: Turn; statements: Statement[] }>();
  for (const statement of statements) {
    const { turn } = statement.passage;
    if (!turn) continue;
    const known = turns.get(turn.id);
    if (known) known.statements.push(statement);
    else turns.set(turn.id, { turn, statements: [statement] });
  }
  return [...turns.values()];
};

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sec|second|sekunde|seconde|segundo)/i, 1],
  [/^(?:m|min|minute|minuto)/i, 60],
  [/^(?:h|hr|hour|stunde|std|heure|hora)/i, 3_600],
  [/^(?:d|day|tag|jour|día|dia)/i, 86_400],
  [/^(?:w|week|woche|semaine|semana)/i, 604_800],
  [/^(?:mo|month|monat|mois|mes)/i, 2_592_000],
  [/^(?:y|year|jahr|an|año)/i, 31_536_000],
];
const AGO = /(?:vor|il y a|hace)\s+(\d+|an?|une?|einem|einer)\s+(\p{L}+)|(\d+|an?|one)\s+(\p{L}+)\s+ago/iu;

/** A time as a page writes it, on a scale on which later is more; undefined when it can't be told. Relative times count back from now. */
export const timeOf = (time: string | undefined): { readonly scale: 'relative' | 'absolute'; readonly at: number } | undefined => {
  if (!time) return undefined;
  const ago = AGO.exec(time);
  if (ago) {
    const unit = (ago[2] ?? ago[4] ?? '').toLowerCase();
    // "month" starts with an m as "minute" does.
    const seconds = [...UNITS].reverse().find(([pattern]) => pattern.test(unit))?.[1];
    const count = Number(ago[1] ?? ago[3]) || 1;
    return seconds === undefined ? undefined : { scale: 'relative', at: -count * seconds };
  }
  const iso = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/.exec(time)?.[0];
  const at = Date.parse(iso ?? time);
  return Number.isNaN(at) ? undefined : { scale: 'absolute', at };
};

/** The turns from the oldest to the newest: by their times where these can be told, otherwise as the page has them. */
export const inTimeOrder = (turns: readonly TurnStatements[]): readonly TurnStatements[] => {
  const times = turns.map(({ turn }) => timeOf(timeOfTurn(turn)));
  const scale = times[0]?.scale;
  if (turns.length < 2 || times.some((time) => time === undefined || time.scale !== scale)) return turns;
  return turns
    .map((turn, index) => ({ turn, at: times[index]!.at, index }))
    .sort((one, other) => one.at - other.at || one.index - other.index)
    .map(({ turn }) => turn);
};
