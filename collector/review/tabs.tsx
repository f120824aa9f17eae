import type { ReactElement } from 'react';
import type { IconName } from '@/components/ui/icon';
import { ChartsTab } from './charts-tab';
import { Inbox } from './inbox';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly content: () => ReactElement;
}

/** The page's parts, each with an address of its own. */
export const tabs: readonly Tab[] = [
  { id: 'inbox', label: 'Inbox', icon: 'flag', content: () => <Inbox /> },
  { id: 'charts', label: 'Charts', icon: 'activity', content: () => <ChartsTab /> },
];
