import {
  CircleMinus,
  CirclePause,
  CirclePlay,
  CirclePlus,
  type LucideIcon,
  OctagonX,
  Pencil,
  Repeat,
  Search,
} from 'lucide-react';
import type { ActivityItem } from '#lib/api.ts';
import { cx } from '#lib/class-names.ts';

const icons: Record<ActivityItem['operation'], LucideIcon> = {
  create: CirclePlus,
  update: Pencil,
  enable: CirclePlay,
  disable: CirclePause,
  delete: CircleMinus,
  skip: Repeat,
  read: Search,
  refuse: OctagonX,
};

/** What kind of request it was, beside the sentence that says it. */
export function OperationIcon({ operation }: { operation: ActivityItem['operation'] }) {
  const Icon = icons[operation];
  const quiet = operation === 'read' || operation === 'skip';
  return (
    <Icon
      aria-hidden
      className={cx(
        'size-4 shrink-0',
        operation === 'refuse' ? 'text-danger' : quiet ? 'text-faint' : 'text-muted',
      )}
    />
  );
}
