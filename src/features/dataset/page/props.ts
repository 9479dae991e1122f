import type { Messages } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { DatasetView } from './view.ts';

/** What each section of the page about the dataset is made from. */
export interface DatasetProps {
  readonly context: PageContext;
  readonly messages: Messages;
  readonly view: DatasetView;
}
