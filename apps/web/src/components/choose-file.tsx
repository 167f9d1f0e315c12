import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { Card } from './page.tsx';

type ChooseFileProps = {
  another: boolean;
  /** Which file, and what it has to hold. */
  detail: string;
  /** The name of the file that is being read. */
  reading: string | null;
  onChoose: (file: File) => void;
};

/** Takes a file by a dialog or dropped onto it. */
export function ChooseFile({ another, detail, reading, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Card>
      <section
        aria-label={t('imports.choose')}
        className="flex flex-col gap-3 px-4 py-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file) onChoose(file);
        }}
      >
        <p className="max-w-[88ch] text-muted">{detail}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            icon={FileUp}
            variant={another ? 'secondary' : 'primary'}
            busy={reading !== null}
            onClick={() => input.current?.click()}
          >
            {t(another ? 'imports.chooseAnother' : 'imports.choose')}
          </Button>
          <p aria-live="polite" className="text-muted">
            {reading !== null && t('imports.reading', { file: reading })}
          </p>
        </div>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onChoose(file);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
      </section>
    </Card>
  );
}
