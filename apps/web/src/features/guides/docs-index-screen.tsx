import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, Page, Section } from '#components/page.tsx';
import { brand } from '#lib/brand.ts';
import { t } from '#lib/messages/translate.ts';
import { minutesOf } from './guide-document.ts';
import { guideAreas } from './library.ts';

/** Every guide, by what it is about. */
export function DocsIndexScreen(): ReactNode {
  return (
    <Page title={t('docs.title', { product: brand.productName })} lead={t('docs.lead')}>
      {guideAreas().map((area) => (
        <Section key={area.name} title={area.title} detail={area.lead}>
          <Card>
            <ul className="divide-y divide-line">
              {area.guides.map((guide) => (
                <li
                  key={guide.name}
                  className="relative flex items-center gap-4 px-4 py-3 transition-colors hover:bg-sunken/60"
                >
                  <div className="min-w-0 flex-1">
                    <Link
                      to="/docs/$area/$guide"
                      params={{ area: area.name, guide: guide.name }}
                      className="font-medium after:absolute after:inset-0 hover:text-accent-text"
                    >
                      {guide.title}
                    </Link>
                    <p className="text-muted text-sm">
                      {t('docs.size', { count: guide.steps.length, minutes: minutesOf(guide) })}
                    </p>
                  </div>
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      ))}
    </Page>
  );
}
