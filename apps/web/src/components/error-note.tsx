import { CircleAlert, RotateCw } from 'lucide-react';
import { describeError } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { Note } from './note.tsx';

/**
 * What went wrong with something that was tried, beside where it was tried. Announced when it appears. `title` is for
 * places where the usual one would mislead.
 */
export function ErrorNote({ error, title }: { error: unknown; title?: string }) {
  return (
    <div role="alert" className="empty:hidden">
      {error != null && <Described error={error} title={title} />}
    </div>
  );
}

function Described({ error, title }: { error: unknown; title: string | undefined }) {
  const { title: usual, detail, requestId } = describeError(error);
  return (
    <Note tone="danger" title={title ?? usual}>
      {detail}
      {requestId && <RequestId id={requestId} />}
    </Note>
  );
}

/** In place of a part of the page that could not be loaded. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, detail, requestId } = describeError(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <CircleAlert aria-hidden className="size-6 text-danger" />
      <div className="max-w-md">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{detail}</p>
        {requestId && <RequestId id={requestId} />}
      </div>
      <Button icon={RotateCw} onClick={onRetry}>
        {t('error.tryAgain')}
      </Button>
    </div>
  );
}

function RequestId({ id }: { id: string }) {
  return (
    <p className="mt-1 text-muted text-sm">
      {t('error.requestId')} <code className="font-mono text-xs">{id}</code>
    </p>
  );
}
