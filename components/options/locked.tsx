import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Rules } from '@/lib/core/policy/effective-settings';
import type { PolicyKey } from '@/lib/core/policy/policy';
import { t } from '@/locales/i18n';

export const setByWords = ({ organization }: Rules): string =>
  organization === '' ? t('options.locked.company') : t('options.locked.by', { organization });

interface LockedProps {
  readonly rules: Rules;
  readonly by: PolicyKey;
  readonly children: ReactNode;
}

/** Fields that a policy decides: shown as they are, and not to be changed. Without such a policy, just the fields. */
export const Locked = ({ rules, by, children }: LockedProps) =>
  rules.set.includes(by) ? (
    <fieldset disabled className="flex min-w-0 flex-col gap-4 disabled:[&_input]:cursor-not-allowed">
      <legend className="contents">
        <span className="inline-flex w-fit items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 text-tiny font-medium text-ink-soft">
          <Icon name="lock" className="size-3" />
          {rules.closed.includes(by) ? t('options.locked.closed', { setBy: setByWords(rules) }) : setByWords(rules)}
        </span>
      </legend>
      {children}
    </fieldset>
  ) : (
    children
  );
