import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { DoneBefore } from '../../../components/workbench/sheets/done-before.tsx'
import { HandIn } from '../../../components/workbench/sheets/hand-in.tsx'
import { TakeOut } from '../../../components/workbench/sheets/take-out.tsx'

const kinds = ['items', 'boundary'] as const

/** 用表格改清单: taken out, changed in Excel, looked at row by row, taken in, and taken back as a whole. */
export default function CatalogueSheetPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const kind = kinds.find((one) => one === search['kind']) ?? 'items'
  return (
    <PageFrame
      title={t('workbench.sheets.title')}
      intro={t('workbench.sheets.intro')}
      back="/catalogue"
      backLabel={t('workbench.catalogue.title')}
    >
      <Stack>
        <RadioCards
          name="kind"
          label={t('workbench.sheets.kind')}
          value={kind}
          onChange={(value) => setSearch({ kind: value === 'items' ? undefined : value })}
          pairs
          options={kinds.map((value) => ({ value, label: t(`workbench.sheets.kinds.${value}`) }))}
        />
        <Card title={t('workbench.sheets.first')}>
          <div className={layout['acts']}>
            <TakeOut key={kind} kind={kind} />
          </div>
        </Card>
        <Card title={t('workbench.sheets.then')}>
          <HandIn key={kind} kind={kind} />
        </Card>
        <DoneBefore />
      </Stack>
    </PageFrame>
  )
}
