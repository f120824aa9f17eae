/**
 * What the collector keeps. The same tables on SQLite and on PostgreSQL: times are milliseconds since the epoch, structured things are JSON
 * in text, truth is 0 or 1, so that no query needs what only one of the two has.
 */
export interface Database {
  tokens: TokenTable;
  feedback: FeedbackTable;
  decisions: DecisionTable;
  corrections: CorrectionTable;
  runs: RunTable;
  sums: SumsTable;
  sessions: SessionTable;
  login_attempts: LoginAttemptTable;
  eval_cases: EvalCaseTable;
  case_results: CaseResultTable;
  leases: LeaseTable;
  alerts: AlertTable;
  deliveries: DeliveryTable;
}

interface TokenTable {
  id: string;
  kind: 'team' | 'owner';
  /** Of an owner's: what readers see in "corrected by …". */
  name: string;
  /** SHA-256: the token itself is printed once and kept nowhere. */
  hash: string;
  created_at: number;
  revoked_at: number | null;
}

interface FeedbackTable {
  /** The entry's id, which makes sending it again harmless. */
  id: string;
  /** The id by which the reader's extension knows it. */
  feedback_id: string;
  /** SHA-256 of the reader's id: whoever can read the database still cannot speak as the reader. */
  reader: string | null;
  received_at: number;
  at: number;
  verdict: string;
  reason: string | null;
  state: string;
  reply: string;
  owner: string;
  /** The name of the owner who is to look at it; empty for nobody. */
  assignee: string;
  changed_at: number;
  /** The correction that fixed it. */
  correction_id: string | null;
  /** What it is about, as `topicOf` gives it. */
  topic: string;
  site: string;
  page: string;
  title: string;
  task: string;
  /** Null when the reader did not share it. */
  question: string | null;
  engine: string;
  model: string;
  prompt: string;
  /** The redacted `Feedback`. */
  body: string;
}

interface DecisionTable {
  id: string;
  /** The `id` of the feedback's row. */
  flag: string;
  at: number;
  owner: string;
  decision: string;
  detail: string;
  comment: string;
  reply: string;
}

interface CorrectionTable {
  id: string;
  topic: string;
  site: string;
  page: string;
  task: string;
  question: string;
  selection: string;
  answer: string;
  owner: string;
  at: number;
  live: number;
}

interface RunTable {
  id: string;
  /** By which a flag names it. */
  run_id: string;
  reader: string | null;
  received_at: number;
  at: number;
  site: string;
  engine: string;
  model: string;
  prompt: string;
  /** The `RunMetrics`. */
  body: string;
}

/** Daily sums, as `SumsOf` tells them apart. */
interface SumsTable {
  day: number;
  site: string;
  engine: string;
  model: string;
  prompt: string;
  /** The moment of the earliest run or verdict in it. */
  first_at: number;
  /** The `Sums`: in one row, because a histogram of its own rows makes a batch of fifty runs write hundreds. */
  sums: string;
}

/** An owner's browser that is signed in. */
interface SessionTable {
  /** SHA-256 of the cookie. */
  id: string;
  token_id: string;
  created_at: number;
  expires_at: number;
}

/** How often somewhere tried to sign in, by windows of time. */
interface LoginAttemptTable {
  /** SHA-256 of the address. */
  source: string;
  window_start: number;
  count: number;
}

interface EvalCaseTable {
  id: string;
  /** The `id` of the feedback's row. */
  flag: string;
  at: number;
  owner: string;
  /** `StoredCase` in eval-cases.ts. */
  body: string;
}

interface CaseResultTable {
  id: string;
  case_id: string;
  at: number;
  /** The `CaseResult`. */
  body: string;
}

/** Who does what only one instance may do. */
interface LeaseTable {
  name: string;
  holder: string;
  until: number;
}

interface AlertTable {
  id: string;
  rule: string;
  message: string;
  value: number;
  usual: number | null;
  runs: number;
  fired_at: number;
  cleared_at: number | null;
}

/** What waits to be passed on. What arrived is deleted. */
interface DeliveryTable {
  id: string;
  target: string;
  /** Names rows of other tables. */
  message: string;
  created_at: number;
  due_at: number;
  attempts: number;
  /** 1: it is not sent again; `why` says what the target said. */
  refused: number;
  why: string;
}
