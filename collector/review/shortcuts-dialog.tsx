import { useEffect, useRef } from 'react';
import { IconButton } from '@/components/ui/button';

const keys: readonly (readonly [string, string])[] = [
  ['j  k', 'next, previous in the list'],
  ['Enter', 'go to what is open'],
  ['c', 'correct the answer'],
  ['e', 'make an eval case'],
  ['n', 'not a problem'],
  ['d', 'duplicate'],
  ['r', 'take into review'],
  ['o', 'open again'],
  ['a', 'assign'],
  ['m', 'comment'],
  ['Ctrl Enter', 'send what you are writing'],
  ['Esc', 'close what you are writing; back to the list'],
  ['/', 'to the filters'],
  ['?', 'this list'],
];

export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts-title"
      onClose={onClose}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-2xl border border-line bg-surface p-5 text-ink shadow-lift backdrop:bg-black/40"
    >
      <div className="mb-3 flex items-center justify-between">
        <h2 id="shortcuts-title" className="text-title font-semibold">
          Keyboard
        </h2>
        <IconButton icon="close" label="Close" onClick={() => dialog.current?.close()} />
      </div>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              {key.split(/ +/).map((one) => (
                <kbd key={one} className="mr-1 rounded-md border border-line-strong bg-sunken px-1.5 py-px font-mono text-tiny">
                  {one}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-soft">{what}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
};
