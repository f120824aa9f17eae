import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { t } from '@/locales/i18n';
import { useOptions } from './options-context';
import type { Delivery } from './options-host';
import { readAddress } from './typed-address';

interface DeliveryTestProps {
  readonly url: string;
  readonly label: string;
  /** What is true once it worked. */
  readonly success: string;
  readonly send: () => Promise<Delivery>;
}

type State = { readonly status: 'idle' | 'running' } | { readonly status: 'ended'; readonly url: string; readonly delivery: Delivery };

/** Asks the permission for an address in the press itself, tries it, and says what came of it. */
export const DeliveryTest = ({ url, label, success, send }: DeliveryTestProps) => {
  const { host } = useOptions();
  const [state, setState] = useState<State>({ status: 'idle' });
  const address = readAddress(url);

  const run = async (): Promise<void> => {
    if (!address) return;
    const permitted = await host.permitOrigin(address.origin);
    setState({ status: 'running' });
    const delivery: Delivery = permitted ? await send() : { ok: false, detail: t('options.delivery.refused', { host: address.host }) };
    setState({ status: 'ended', url, delivery });
  };

  const delivery = state.status === 'ended' && state.url === url ? state.delivery : undefined;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={!address || state.status === 'running'} onClick={() => void run()}>
          {state.status === 'running' ? t('options.delivery.trying') : label}
        </Button>
        {delivery?.ok && (
          <span className="flex items-center gap-1.5 text-fine text-accent">
            <Icon name="check" />
            {success}
          </span>
        )}
      </div>
      {delivery && !delivery.ok && <Notice tone="bad">{delivery.detail}</Notice>}
    </div>
  );
};
