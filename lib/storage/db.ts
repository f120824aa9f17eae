import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import { versionEight, versionFive, versionFour, versionOne, versionSeven, versionSix, versionThree, versionTwo } from './db-versions';
import type { AnswerRow } from './answer-store';
import type { CollectorState } from './collector-state';
import type { CorrectionRow } from './correction-store';
import type { FeedbackRow } from './feedback-store';
import type { FlagNewsRow } from './flag-news-store';
import type { Item } from '@/lib/core/item';
import type { Job } from '@/lib/core/job';
import type { ItemTexts } from './job-store';
import type { OutboxRow } from './outbox-store';
import type { PrefetchDay } from './prefetch-store';
import type { RunRow } from './run-row';
import type { SettingsRow } from './settings-store';
import type { SpendRow } from './spend-store';
import type { TraceText } from '@/lib/core/trace';
import type { TelemetryRow } from './telemetry-store';
import type { TraceRow } from './trace-store';

/** Every table, by the noun it holds. Rows are what was written; each store parses them with zod before anyone sees one. */
export type GlossDb = Dexie & {
  runs: EntityTable<RunRow, 'id'>;
  answers: EntityTable<AnswerRow, 'key'>;
  traces: EntityTable<TraceRow, 'runId'>;
  traceTexts: EntityTable<TraceText, 'runId'>;
  feedback: EntityTable<FeedbackRow, 'id'>;
  outbox: EntityTable<OutboxRow, 'id'>;
  corrections: EntityTable<CorrectionRow, 'id'>;
  flagNews: EntityTable<FlagNewsRow, 'id'>;
  collectorState: EntityTable<CollectorState, 'id'>;
  settings: EntityTable<SettingsRow, 'id'>;
  telemetry: EntityTable<TelemetryRow, 'id'>;
  jobs: EntityTable<Job, 'id'>;
  items: EntityTable<Item, 'id'>;
  itemTexts: EntityTable<ItemTexts, 'id'>;
  prefetchDays: EntityTable<PrefetchDay, 'day'>;
  /** By month and currency. */
  spend: Table<SpendRow, [string, string]>;
};

/** The only durable store: worker and extension pages share it, pages and content scripts cannot reach it. */
export const openDatabase = (name = 'gloss', options?: DexieOptions): GlossDb => {
  const db = new Dexie(name, options);
  versionOne(db);
  versionTwo(db);
  versionThree(db);
  versionFour(db);
  versionFive(db);
  versionSix(db);
  versionSeven(db);
  versionEight(db);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Dexie adds the tables by the versions' schemas
  return db as GlossDb;
};

/** Opened by its first use, in whichever context that is. */
export const db: GlossDb = openDatabase();
