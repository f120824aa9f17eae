import { useQuery } from '@tanstack/react-query';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox, RadioGroup } from '@/components/ui/choice';
import { TextArea, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { Item } from '@/lib/core/item';
import { noSpend, type JobCap, type JobTask } from '@/lib/core/job';
import { estimateJob } from '@/lib/core/job-estimate';
import { siteOf } from '@/lib/core/page-address';
import { mayRead } from '@/lib/core/policy/effective-settings';
import { keepJob } from '@/lib/storage/job-store';
import { changeSettings, loadSettings } from '@/lib/storage/settings-store';
import { typicalRun } from '@/lib/storage/typical-run';
import { formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { failureWords } from './failure-words';
import { estimateWords } from './job-words';
import { usePanel } from './panel-context';
import { addressesIn } from './pasted-addresses';
import { PickPages, type PickablePage } from './pick-pages';
import type { ShownPage } from './shown-page';

interface NewJobProps {
  readonly page: ShownPage | undefined;
  readonly onStarted: (jobId: string) => void;
  readonly onClose: () => void;
}

type Source = 'tabs' | 'links' | 'addresses';

/** More would be no job for a reader's own machine and account. */
const MOST = 500;

/** A number as it was typed; undefined where it is none. */
const numberIn = (text: string): number | undefined => {
  const value = Number(text.replace(/[\s_]/g, ''));
  return text.trim() !== '' && Number.isFinite(value) && value > 0 ? value : undefined;
};

/** Chooses pages and a task, shows what it will take and where it stops, and begins. */
export const NewJob = ({ page, onStarted, onClose }: NewJobProps) => {
  const { host, db } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const settings = useLiveQuery(() => loadSettings(db), [db]);
  const typical = useLiveQuery(() => typicalRun(db), [db]);
  const tabs = useQuery({ queryKey: ['open-tabs'], queryFn: () => host.openTabs(), networkMode: 'always' }).data;
  const tabId = page?.access === 'readable' ? page.tabId : undefined;
  const links = useQuery({
    queryKey: ['links', tabId, page?.url],
    queryFn: () => host.linksOn(tabId ?? -1),
    enabled: tabId !== undefined,
    networkMode: 'always',
  }).data;

  const [chosenSource, setSource] = useState<Source>();
  const source = chosenSource ?? (links?.some(({ selected }) => selected) ? 'links' : 'tabs');
  const [pasted, setPasted] = useState('');
  const [chosen, setChosen] = useState<Partial<Record<Source, ReadonlySet<string>>>>({});
  const [chosenTask, setTask] = useState<JobTask>();
  const [question, setQuestion] = useState('');
  const [tokenCap, setTokenCap] = useState<string>();
  const [moneyCap, setMoneyCap] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const offered: Record<Source, readonly PickablePage[]> = {
    tabs: tabs?.tabs.map(({ id, url, title }) => ({ url, title, tabId: id })) ?? [],
    links: links ?? [],
    addresses: addressesIn(pasted).map((url) => ({ url, title: '' })),
  };
  const pages = offered[source];
  // What is in the selection is what the reader pointed at; addresses were pasted one by one.
  const atFirst = (): ReadonlySet<string> =>
    new Set(
      source === 'addresses'
        ? pages.map(({ url }) => url)
        : source === 'links'
          ? links?.flatMap(({ selected, url }) => (selected ? [url] : []))
          : [],
    );
  const pick = source === 'addresses' ? atFirst() : (chosen[source] ?? atFirst());
  const wanted = [...new Map(pages.filter(({ url }) => pick.has(url)).map((each) => [each.url, each])).values()];
  const readable = wanted.filter(({ url }) => settings !== undefined && mayRead(settings.rules, url)).slice(0, MOST);
  const features = settings?.rules.features;
  const task = chosenTask ?? (features?.ask === false ? 'summarize' : 'ask');

  const endpoint = settings?.endpoints.find(({ enabled }) => enabled);
  const estimate = endpoint && typical && readable.length > 0 ? estimateJob(readable.length, typical, endpoint) : undefined;
  const cap: JobCap | undefined = endpoint
    ? estimate && {
        tokens: Math.round(numberIn(tokenCap ?? `${estimate.cap.tokens}`) ?? 0),
        ...(estimate.cap.money !== undefined && { money: numberIn(moneyCap ?? `${estimate.cap.money}`) ?? 0 }),
      }
    : // What costs nothing needs no end.
      { tokens: Number.MAX_SAFE_INTEGER };
  const capIsBad = cap !== undefined && (cap.tokens < 1 || (cap.money !== undefined && cap.money <= 0));
  const ready = readable.length > 0 && (task === 'summarize' || question.trim() !== '') && cap !== undefined && !capIsBad;

  const start = async (permitted: Promise<boolean>): Promise<void> => {
    if (!cap) return;
    if (!(await permitted)) return setProblem(t('jobs.notPermitted'));
    // Listed where the reader can take it back; the toolbar was not asked for.
    const origins = [...new Set(readable.map(({ url }) => siteOf(url)))];
    await changeSettings(db, (own) => ({
      ...own,
      sites: [
        ...own.sites,
        ...origins.filter((origin) => own.sites.every((site) => site.origin !== origin)).map((origin) => ({ origin, toolbar: false })),
      ],
    }));
    const id = host.newId();
    const items: Item[] = readable.map(({ url, title, tabId: tab }, at) => ({
      id: `${id}-${at}`,
      jobId: id,
      at,
      kind: 'page',
      url,
      title,
      ...(tab !== undefined && { tabId: tab }),
      state: 'waiting',
      tries: 0,
      unread: [],
    }));
    if (items.length > 1) {
      items.push({
        id: `${id}-all`,
        jobId: id,
        at: items.length,
        kind: 'overall',
        url: '',
        title: '',
        state: 'waiting',
        tries: 0,
        unread: [],
      });
    }
    const asked = task === 'ask' ? question.trim() : '';
    const full = await keepJob(
      db,
      { id, createdAt: host.now(), task, question: asked, state: 'running', cap, spent: noSpend, told: false },
      items,
    );
    if (full) return setProblem(failureWords(full, false).title);
    await host.jobsChanged();
    onStarted(id);
  };

  const others = tabs?.others ?? 0;
  return (
    <form
      aria-labelledby="new-job"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(undefined);
        // In this very gesture, or the browser does not ask.
        if (ready) void start(host.permitOrigins([...new Set(readable.map(({ url }) => siteOf(url)))]));
      }}
    >
      <div className="flex items-center gap-1.5">
        <IconButton icon="back" label={t('jobs.back')} className="-ml-1.5" onClick={onClose} />
        <h2 ref={heading} id="new-job" tabIndex={-1} className="flex-1 text-title font-semibold outline-none">
          {t('jobs.title')}
        </h2>
      </div>

      <RadioGroup
        legend={t('jobs.pages')}
        form="pills"
        value={source}
        onChoose={setSource}
        choices={[
          { value: 'tabs', label: t('jobs.source.tabs') },
          { value: 'links', label: t('jobs.source.links') },
          { value: 'addresses', label: t('jobs.source.addresses') },
        ]}
      />
      {source === 'addresses' && (
        <TextArea
          label={t('jobs.paste')}
          hint={t('jobs.pasteHint')}
          rows={4}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
      )}
      {source !== 'addresses' && pages.length > 0 && (
        <PickPages pages={pages} picked={pick} onPick={(picked) => setChosen({ ...chosen, [source]: picked })} />
      )}
      {source === 'links' && links !== undefined && pages.length === 0 && <p className="text-fine text-ink-faint">{t('jobs.noLinks')}</p>}
      {source === 'links' && tabId === undefined && <p className="text-fine text-ink-faint">{t('jobs.linksUnread')}</p>}
      {source === 'tabs' && others > 0 && (
        <p className="text-fine text-ink-faint">{t('jobs.otherTabs', others, { count: formatNumber(others) })}</p>
      )}
      {source === 'addresses' && wanted.length > 0 && (
        <p className="text-fine text-ink-soft">{t('jobs.found', wanted.length, { count: formatNumber(wanted.length) })}</p>
      )}
      {wanted.length > readable.length && (
        <Notice icon="policy">
          {wanted.length > MOST
            ? t('jobs.most', { count: formatNumber(MOST) })
            : t('jobs.forbidden', { count: formatNumber(wanted.length - readable.length) })}
        </Notice>
      )}

      <RadioGroup
        legend={t('jobs.task')}
        form="pills"
        value={task}
        onChoose={setTask}
        choices={[
          ...(features?.ask === false ? [] : [{ value: 'ask' as const, label: t('jobs.askEach') }]),
          ...(features?.summarize === false ? [] : [{ value: 'summarize' as const, label: t('jobs.summarizeEach') }]),
        ]}
      />
      {task === 'ask' && (
        <TextArea
          label={t('jobs.question')}
          placeholder={t('jobs.questionExample')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      )}

      {endpoint ? (
        estimate && (
          <section aria-label={t('jobs.cost')} className="flex flex-col gap-2.5 rounded-lg border border-line bg-surface p-3">
            <p>{estimateWords(estimate.tokens, estimate.ms, estimate.cost)}</p>
            <div className="flex flex-wrap gap-3">
              <div className="min-w-24 flex-1">
                <TextField
                  label={t('jobs.tokenCap')}
                  inputMode="numeric"
                  value={tokenCap ?? `${estimate.cap.tokens}`}
                  onChange={(event) => setTokenCap(event.target.value)}
                  problem={capIsBad && t('jobs.capIsBad')}
                />
              </div>
              {estimate.cap.money !== undefined && (
                <div className="min-w-24 flex-1">
                  <TextField
                    label={t('jobs.moneyCap', { currency: endpoint.price?.currency ?? '' })}
                    inputMode="decimal"
                    value={moneyCap ?? `${estimate.cap.money}`}
                    onChange={(event) => setMoneyCap(event.target.value)}
                  />
                </div>
              )}
            </div>
            <p className="text-fine text-ink-faint">{t('jobs.capHint')}</p>
          </section>
        )
      ) : (
        <p className="text-fine text-ink-faint">{t('jobs.free')}</p>
      )}

      <NotifyChoice />
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Button look="primary" type="submit" disabled={!ready} className="self-start">
        {readable.length > 0 ? t('jobs.start', readable.length, { count: formatNumber(readable.length) }) : t('jobs.startNone')}
      </Button>
    </form>
  );
};

/** Whether the browser tells when it is done: asked for where the reader wants it, and in their gesture. */
const NotifyChoice = () => {
  const { host } = usePanel();
  const allowed = useQuery({ queryKey: ['notifications'], queryFn: () => host.mayNotify(), networkMode: 'always' });
  const ask = async (answered: Promise<boolean>): Promise<void> => {
    await answered;
    await allowed.refetch();
  };
  return (
    <Checkbox
      label={t('jobs.notify')}
      checked={allowed.data ?? false}
      disabled={allowed.data ?? false}
      onChange={() => void ask(host.permitNotifications())}
    />
  );
};
