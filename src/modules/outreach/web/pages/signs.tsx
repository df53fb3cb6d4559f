import { IconPlus } from '@tabler/icons-react'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { SignFiguresCard } from '../components/signs/figures-card.tsx'
import { SignTable } from '../components/signs/sign-table.tsx'
import { useReadPages } from '../queries.ts'

const states = ['new', 'accepted', 'talked', 'nothing', 'mediation'] as const

/** Early signs of conflict: one's own for watchers; who mediates sees all of them. */
export default function Signs() {
  const t = useWords('outreach')
  const [search, setSearch] = useSearch()
  const own = useReadPages('GET /api/c/:community/my/signs')
  const mediates = own.data?.mediates === true
  const mine = !mediates || search['mine'] === 'yes'
  return (
    <PageFrame
      title={t('workbench.signs.title')}
      intro={t('workbench.signs.intro')}
      actions={
        <ButtonLink kind="main" icon={IconPlus} narrow to="/signs/new">
          {t('workbench.signs.write')}
        </ButtonLink>
      }
    >
      <Stack>
        {mediates && (
          <RadioCards
            name="mine"
            label={t('workbench.signs.whose')}
            pairs
            value={mine ? 'yes' : 'no'}
            onChange={(value) => setSearch({ mine: value === 'yes' ? 'yes' : undefined })}
            options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`workbench.signs.mine.${value}`) }))}
          />
        )}
        {mine ? (
          <SignTable
            pages={own}
            caption={t('workbench.signs.mine.yes')}
            none={{ title: t('workbench.signs.empty_own'), help: t('workbench.signs.empty_own_help') }}
          />
        ) : (
          <All />
        )}
      </Stack>
    </PageFrame>
  )
}

function All() {
  const t = useWords('outreach')
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/signs', { query: state ? { state } : {} })
  return (
    <>
      <SelectField
        name="state"
        short
        any
        label={t('workbench.signs.state')}
        value={state ?? ''}
        onChange={(value) => setSearch({ state: value || undefined })}
        options={states.map((value) => ({ value, label: t(`workbench.signs.states.${value}`) }))}
      />
      <SignTable
        pages={list}
        caption={t('workbench.signs.title')}
        none={{ title: t('workbench.signs.empty'), help: t('workbench.signs.empty_help') }}
      />
      <SignFiguresCard />
    </>
  )
}
