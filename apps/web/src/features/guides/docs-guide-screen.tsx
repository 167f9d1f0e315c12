import { getRouteApi } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { NotFound } from '#app/dead-ends.tsx';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { Page } from '#components/page.tsx';
import { Step, Stepper } from '#components/stepper.tsx';
import { t } from '#lib/messages/translate.ts';
import { GuideBlocks } from './guide-block.tsx';
import { type Guide, minutesOf } from './guide-document.ts';
import { findGuide, type GuideArea } from './library.ts';
import { RichText } from './rich-text.tsx';

const route = getRouteApi('/docs/$area/$guide');

/** A guide for anybody: with placeholders, to be read, linked to step by step, and printed. */
export function DocsGuideScreen(): ReactNode {
  const params = route.useParams();
  const found = findGuide(params.area, params.guide);
  return found ? <Content area={found.area} guide={found.guide} /> : <NotFound />;
}

function Content({ area, guide }: { area: GuideArea; guide: Guide }) {
  return (
    <Page
      title={guide.title}
      lead={<RichText text={guide.lead} />}
      back={
        <span className="print:hidden">
          <BackLink to="/docs">{t('docs.all')}</BackLink>
        </span>
      }
      action={
        <Button icon={Printer} onClick={() => window.print()} className="print:hidden">
          {t('docs.print')}
        </Button>
      }
    >
      <div className="max-w-[760px]">
        <p className="mb-6 text-muted text-sm">
          {t('docs.size', { count: guide.steps.length, minutes: minutesOf(guide) })}
        </p>
        <Stepper>
          {guide.steps.map((step, index) => (
            <Step
              key={step.id}
              number={index + 1}
              title={step.title}
              minutes={step.minutes}
              anchor={`step-${index + 1}`}
            >
              <GuideBlocks blocks={step.blocks} reading={{ values: {}, placeholders: area.placeholders }} />
            </Step>
          ))}
        </Stepper>
        <Sources guide={guide} />
      </div>
    </Page>
  );
}

function Sources({ guide: { sources } }: { guide: Guide }) {
  return (
    <p className="mt-8 border-line border-t pt-4 text-muted text-sm">
      {t('docs.sources')}{' '}
      {sources.map(({ title, url }, index) => (
        <Fragment key={url}>
          {index > 0 && ' · '}
          <RichText text={`[${title}](${url})`} />
        </Fragment>
      ))}
    </p>
  );
}
