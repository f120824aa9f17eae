import type { ForeignFrame } from '@/lib/core/page-capture';
import { framePath } from './frame-path';

/**
 * Says of each frame that the walk could not enter where it stands.
 * @param blocks the elements of the capture's blocks, in reading order
 */
export const placeFrames = (frames: readonly Element[], blocks: readonly Element[]): ForeignFrame[] =>
  frames.map((frame) => {
    const { contentWindow, src, title } = frame as HTMLIFrameElement;
    return { path: contentWindow ? framePath(contentWindow) : '', host: hostOf(src), title, at: blocksBefore(frame, blocks) };
  });

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

const blocksBefore = (frame: Element, blocks: readonly Element[]): number => {
  const root = frame.getRootNode();
  let before = 0;
  for (const [index, element] of blocks.entries()) {
    const beside = liftedTo(root, element);
    if (beside && !(frame.compareDocumentPosition(beside) & Node.DOCUMENT_POSITION_FOLLOWING)) before = index + 1;
  }
  return before;
};

/** What stands in `root` for an element of a shadow tree or a frame below it; undefined for one that is not below. */
const liftedTo = (root: Node, element: Element): Element | undefined => {
  let own: Element | null = element;
  while (own && own.getRootNode() !== root) {
    const around: Node = own.getRootNode();
    own = 'host' in around ? (around as ShadowRoot).host : (own.ownerDocument.defaultView?.frameElement ?? null);
  }
  return own ?? undefined;
};
