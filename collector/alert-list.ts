import { AlertRule, type Alert, type Alerts } from '@/lib/collector/alerts-contract';
import type { Queries } from './open-database';

const MOST_ALERTS = 100;

export const listAlerts = async (db: Queries): Promise<Alerts> => {
  const rows = await db.selectFrom('alerts').selectAll().orderBy('fired_at', 'desc').orderBy('id').limit(MOST_ALERTS).execute();
  const alerts = rows.map(({ fired_at: firedAt, cleared_at: clearedAt, rule, ...row }): Alert => ({
    ...row,
    rule: AlertRule.parse(rule),
    firedAt,
    clearedAt,
  }));
  return { alerts: [...alerts.filter(({ clearedAt }) => clearedAt === null), ...alerts.filter(({ clearedAt }) => clearedAt !== null)] };
};
