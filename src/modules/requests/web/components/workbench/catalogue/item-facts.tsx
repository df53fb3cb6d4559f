import { Card } from '../../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useAnswerableWords, useLimitWords } from './item-rows.tsx'
import { questionLines } from './question-lines.ts'
import type { Item } from './views.ts'

/** What an item says, label by label: for its page and for comparing versions. */
export function useItemRows() {
  const t = useWords('requests')
  const limit = useLimitWords()
  const answerable = useAnswerableWords()
  return (item: Item) => [
    { label: t('workbench.filters.class'), value: t(`words.class.${item.class}`) },
    { label: t('words.lead'), value: answerable(item) },
    { label: t('words.why'), value: item.why },
    { label: t('workbench.catalogue.kind'), value: t(`workbench.catalogue.kinds.${item.kind}`) },
    {
      label: t('workbench.catalogue.weight'),
      value: `${t(`words.tier.${item.tier}`)} · ${t(`words.priority.${item.priority}`)}`,
    },
    { label: t('words.contact_due'), value: limit(item.contact) },
    { label: t('words.resolve_due'), value: limit(item.resolve) },
    { label: t('words.filing_criterion'), value: item.filing_criterion },
    { label: t('words.criterion'), value: item.criterion },
    ...(item.may_act ? [] : [{ label: t('workbench.catalogue.instead'), value: item.instead }]),
    ...(item.questions.length > 0
      ? [
          {
            label: t('workbench.catalogue.questions'),
            value: questionLines(item.questions).replaceAll('\n', t('words.semicolon')),
          },
        ]
      : []),
    { label: t('workbench.catalogue.evidence'), value: t(`workbench.catalogue.evidences.${item.evidence}`) },
    ...(item.checklist.length > 0
      ? [{ label: t('workbench.catalogue.checklist'), value: item.checklist.join(t('words.semicolon')) }]
      : []),
    { label: t('words.place'), value: t(`workbench.catalogue.places.${item.place}`) },
    {
      label: t('workbench.catalogue.neighbours'),
      value: t(item.public_open ? 'workbench.catalogue.neighbours_see' : 'workbench.catalogue.neighbours_not'),
    },
    { label: t('workbench.catalogue.hint'), value: item.hint },
    { label: t('workbench.catalogue.words'), value: item.words.join(t('words.comma')) },
    ...(item.divert ? [{ label: t('workbench.catalogue.divert'), value: item.divert }] : []),
  ]
}

/** What holds for an item now. */
export function ItemFacts({ item }: { item: Item }) {
  const t = useWords('requests')
  const rowsOf = useItemRows()
  return (
    <Card title={t('workbench.catalogue.now')}>
      <LabelList rows={rowsOf(item)} />
    </Card>
  )
}
