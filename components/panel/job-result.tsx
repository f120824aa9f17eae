import { Button } from '@/components/ui/button';
import type { Item } from '@/lib/core/item';
import { rowOf } from '@/lib/core/job-table';
import { t } from '@/locales/i18n';
import { InlineText } from './inline-text';
import { tableWords } from './job-words';
import { usePanel } from './panel-context';

interface JobResultProps {
  readonly items: readonly Item[];
  readonly marks: ReadonlyMap<string, readonly string[]>;
  readonly onOpen: (item: Item) => void;
}

const hostAndPath = (url: string): string => url.replace(/^https?:\/\//, '');

/** In a narrow panel each line stands as a card, with its columns one below the other; both browsers keep it a table for those who hear it. */
const cell =
  'block min-w-0 align-top min-[34rem]:table-cell min-[34rem]:border-t min-[34rem]:border-line min-[34rem]:px-2 min-[34rem]:py-2.5';

/** A line for each page: what it says, its own words for it, and what to mind. */
export const JobResult = ({ items, marks, onOpen }: JobResultProps) => {
  const { host } = usePanel();
  const words = tableWords();
  return (
    <table className="block w-full table-fixed border-collapse text-left min-[34rem]:table">
      <thead className="sr-only min-[34rem]:not-sr-only min-[34rem]:table-header-group">
        <tr className="min-[34rem]:table-row">
          {[words.page, words.answer, words.quotes, words.flags].map((word, index) => (
            <th
              key={word}

              scope="col"
              className={`px-2 py-1 text-fine font-medium text-ink-faint ${index === 3 ? 'w-[18%]' : index === 0 ? 'w-[22%]' : ''}`}
            >
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block min-[34rem]:table-row-group">
        {items.map((item) => {
          const row = rowOf(item, marks.get(item.id) ?? []);
          return (
            <tr key={item.id} className="flex flex-col gap-1.5 border-t border-line py-3 min-[34rem]:table-row">
              <td className={cell}>
                <p className="text-fine font-medium wrap-anywhere">
                  <span className="text-ink-faint">{item.at + 1}. </span>
                  {row.title}
                </p>
                <p className="truncate text-tiny text-ink-faint">{hostAndPath(row.url)}</p>
                <div className="-ml-2 flex flex-wrap">
                  {item.result && (
                    <Button look="quiet" size="small" onClick={() => onOpen(item)}>
                      {t('jobs.openAnswer')}
                    </Button>
                  )}
                  <Button look="quiet" size="small" onClick={() => void host.openPage(item.url)}>
                    {t('jobs.openPage')}
                  </Button>
                </div>
              </td>
              <td className={cell}>
                <p className="line-clamp-6 whitespace-pre-line wrap-anywhere">
                  <InlineText text={row.answer} />
                </p>
              </td>
              <td className={cell}>
                {row.quotes.slice(0, 2).map((quote) => (
                  <p
                    key={quote}
                    className="mb-1 line-clamp-3 border-l-[3px] border-mark pl-2 font-page text-fine wrap-anywhere text-ink-soft"
                  >
                    “{quote}”
                  </p>
                ))}
              </td>
              <td className={`${cell} text-fine text-warn`}>
                {row.marks.map((mark) => (
                  <p key={mark}>{mark}</p>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
