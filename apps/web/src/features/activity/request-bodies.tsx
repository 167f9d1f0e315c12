import { useMutation } from '@tanstack/react-query';
import { Check, Copy, Eye } from 'lucide-react';
import { useId, useMemo } from 'react';
import { Button } from '#components/button.tsx';
import { useCopying } from '#components/copying.ts';
import { ErrorNote } from '#components/error-note.tsx';
import { Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { type ActivityDetail, type RequestBodiesData, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';

/** What was sent and answered, for whoever asks for it: an opening by support is recorded. */
export function RequestBodies({ item }: { item: ActivityDetail }) {
  const scope = useOrganization();
  const session = useSession();
  const open = useMutation(trpc.activity.openBodies.mutationOptions());
  const { id, at } = item;
  return (
    <section className="flex flex-col items-start gap-3">
      <h3 className="font-medium">{t('bodies.title')}</h3>
      {session?.kind === 'staff' && !open.data && <p className="-mt-2 text-muted">{t('bodies.seen')}</p>}
      {open.data ? (
        <Opened item={item} bodies={open.data} />
      ) : (
        <Button icon={Eye} busy={open.isPending} changes onClick={() => open.mutate({ ...scope, id, at })}>
          {t('bodies.show')}
        </Button>
      )}
      <ErrorNote error={open.error} />
    </section>
  );
}

function Opened({ item, bodies }: { item: ActivityDetail; bodies: RequestBodiesData }) {
  const { kept, days } = bodies;
  if (!kept) return <p className="text-muted">{absenceText(bodies)}</p>;
  const { method, path, status, headers, request, response } = kept;
  const isBulk = path.toLowerCase() === '/bulk' && item.path !== path;
  return (
    <>
      <p className="-mt-2 text-muted">{t('bodies.redacted', { count: days })}</p>
      {isBulk && <Note>{t('bodies.bulk')}</Note>}
      <Message
        title={t('bodies.request')}
        line={`${method} ${path}`}
        headers={headers.request}
        body={request}
      />
      <Message
        title={t('bodies.response')}
        line={String(status)}
        headers={headers.response}
        body={response}
      />
    </>
  );
}

function absenceText({ absence, days }: RequestBodiesData): string {
  return absence === 'over'
    ? t('bodies.absent.over', { count: days })
    : t(`bodies.absent.${absence ?? 'lost'}`);
}

type MessageProps = {
  title: string;
  /** Method and address, or status. */
  line: string;
  headers: Readonly<Record<string, string>>;
  body: { text: string | null; isCut: boolean } | null;
};

function Message({ title, line, headers, body }: MessageProps) {
  const id = useId();
  const text = useMemo(() => (body?.text ? readable(body.text) : null), [body]);
  return (
    <div className="w-full min-w-0 overflow-hidden rounded-lg border border-line">
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-1.5">
        <h4 id={id} className="font-medium">
          {title}
        </h4>
        <span className="min-w-0 flex-1 break-all font-mono text-muted text-xs">{line}</span>
        {text !== null && <CopyButton text={text} of={title} />}
      </header>
      <div className="border-line border-t px-3 py-2 text-sm">
        <Facts facts={Object.entries(headers).map(([label, value]) => ({ label, value, code: true }))} />
      </div>
      {text === null ? (
        <p className="border-line border-t px-3 py-2 text-muted">
          {t(body ? 'bodies.leftOut' : 'bodies.none')}
        </p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-labelledby={id}
          className="max-h-[420px] overflow-auto border-line border-t bg-sunken"
        >
          <pre className="whitespace-pre-wrap break-words px-3 py-2 font-mono text-xs leading-5">{text}</pre>
        </section>
      )}
      {body?.isCut && <p className="border-line border-t px-3 py-2 text-muted">{t('bodies.cut')}</p>}
    </div>
  );
}

function CopyButton({ text, of }: { text: string; of: string }) {
  const { outcome, copy } = useCopying();
  const copied = outcome === 'copied';
  return (
    <>
      <Button size="sm" icon={copied ? Check : Copy} onClick={() => void copy(text)}>
        {copied ? t('action.copied') : t('action.copy')}
        <span className="sr-only">{of}</span>
      </Button>
      <span aria-live="polite" className={outcome === 'failed' ? 'text-sm text-warning' : 'sr-only'}>
        {copied && t('action.copied')}
        {outcome === 'failed' && t('action.copyFailed')}
      </span>
    </>
  );
}

/** JSON as one reads it; what is none, as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
