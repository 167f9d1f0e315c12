import { CopyField } from '#components/copy-field.tsx';
import { Note } from '#components/note.tsx';
import type { Directory } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { AttributeMapping } from './attribute-mapping.tsx';
import { FactLine } from './fact-line.tsx';
import type { Block, Fact } from './guides.ts';

type GuideBlockProps = { block: Block; directory: Directory; facts: Record<Fact, number> };

/** One part of a step, with the values of this organization in it. */
export function GuideBlock({ block, directory, facts }: GuideBlockProps) {
  switch (block.kind) {
    case 'text':
      return <p>{t(block.text)}</p>;
    case 'note':
      return <Note>{t(block.text)}</Note>;
    case 'base-url':
      return <CopyField label={t('guide.baseUrl')} value={directory.baseUrl} />;
    case 'mapping':
      return <AttributeMapping />;
    case 'fact':
      return <FactLine fact={block.fact} count={facts[block.fact]} directory={directory} />;
  }
}
