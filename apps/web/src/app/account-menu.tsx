import { type Language, languages } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut, Monitor, Moon, Sun, UserRoundCog } from 'lucide-react';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#components/menu.tsx';
import { announceError } from '#components/toast.tsx';
import { trpc } from '#lib/api.ts';
import { language, languageNames, setLanguage } from '#lib/language.ts';
import { t } from '#lib/messages/translate.ts';
import { startSession, usePersonSession } from '#lib/session.ts';
import { setTheme, type Theme, useTheme } from '#lib/theme.ts';

/** Who is signed in: their own page, the theme, the language, and the way out. */
export function AccountMenu({ align = 'start' }: { align?: 'start' | 'end' }) {
  const session = usePersonSession();
  const navigate = useNavigate();
  const theme = useTheme();
  const signOut = useMutation(
    trpc.session.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/sign-in' });
        startSession(null);
      },
      onError: announceError,
    }),
  );
  const { displayName, email } = session.kind === 'account' ? session.account : session.staff;
  return (
    <Menu
      align={align}
      side={align === 'start' ? 'top' : 'bottom'}
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left transition-colors hover:bg-sunken"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{displayName}</span>
            <span className="block truncate text-muted text-xs">{email}</span>
            <span className="sr-only">{t('nav.accountMenu')}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuItem icon={UserRoundCog} onSelect={() => void navigate({ to: '/account' })}>
        {t('nav.account')}
      </MenuItem>
      <MenuLine />
      <MenuChoice<Theme>
        label={t('nav.theme')}
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'system', label: t('nav.theme.system'), icon: Monitor },
          { value: 'light', label: t('nav.theme.light'), icon: Sun },
          { value: 'dark', label: t('nav.theme.dark'), icon: Moon },
        ]}
      />
      <MenuLine />
      <MenuChoice<Language>
        label={t('nav.language')}
        value={language}
        onChange={setLanguage}
        options={languages.map((own) => ({ value: own, label: languageNames[own], lang: own }))}
      />
      <MenuLine />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {t('nav.signOut')}
      </MenuItem>
    </Menu>
  );
}
