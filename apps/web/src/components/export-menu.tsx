import { Braces, Download, Sheet } from 'lucide-react';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { Menu, MenuItem } from './menu.tsx';

/** Downloads what a list shows. The browser keeps the page, since the answer is a file. */
export function ExportMenu({
  address,
  note,
}: {
  address: (format: 'csv' | 'json') => string;
  /** What a file holds at most. */
  note?: string;
}) {
  return (
    <Menu align="end" trigger={<Button icon={Download}>{t('export.open')}</Button>}>
      <MenuItem icon={Sheet} onSelect={() => window.location.assign(address('csv'))}>
        {t('export.csv')}
      </MenuItem>
      <MenuItem icon={Braces} onSelect={() => window.location.assign(address('json'))}>
        {t('export.json')}
      </MenuItem>
      {note && <p className="max-w-56 px-2.5 pt-1 pb-1.5 text-muted text-xs">{note}</p>}
    </Menu>
  );
}
