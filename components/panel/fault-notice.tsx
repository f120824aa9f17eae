import { Component, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { joinSentences } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { failureWords } from './failure-words';
import { OwnerLine } from './owner-line';

interface FaultNoticeProps {
  readonly children: ReactNode;
}

/** Catches a bug in what is shown, so that the reader sees words and a way on, not an empty panel. React wants a class for that. */
export class FaultNotice extends Component<FaultNoticeProps, { readonly fault: string | undefined }> {
  override state = { fault: undefined };

  static getDerivedStateFromError(error: unknown): { readonly fault: string } {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    const { title, message } = failureWords({ kind: 'unexpected', detail: fault }, false);
    return (
      <main className="p-4">
        <Notice tone="bad">
          <h1 className="text-body font-semibold">{title}</h1>
          <p>{joinSentences(message, t('panel.allKept'))}</p>
          <pre className="my-2 max-h-40 overflow-auto font-mono text-tiny whitespace-pre-wrap text-ink-soft">{fault}</pre>
          <Button size="small" look="primary" onClick={() => location.reload()}>
            {t('panel.openAnew')}
          </Button>
          <OwnerLine />
        </Notice>
      </main>
    );
  }
}
