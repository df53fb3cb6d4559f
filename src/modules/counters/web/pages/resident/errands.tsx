import { useState } from 'react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type ErrandAct, ErrandDialog, ErrandFacts, errandActs } from '../../components/errand-parts.tsx'
import { ErrandState } from '../../components/states.tsx'
import { type Errand, errandReads } from '../../components/views.ts'
import { useReadPages, useWrite } from '../../queries.ts'

const perPage = 20

function One({ errand }: { errand: Errand }) {
  const t = useWords('counters')
  const toast = useToast()
  const [asked, setAsked] = useState<ErrandAct>()
  const close = () => setAsked(undefined)
  const write = useWrite('POST /api/c/:community/my/errands/:id', {
    refresh: errandReads,
    onSuccess: () => {
      toast(t('words.noted'))
      close()
    },
  })
  return (
    <Card title={t(`resident.errands.as_${errand.side}`)} aside={<ErrandState errand={errand} />}>
      <Stack>
        <ErrandFacts errand={errand} />
        <div className={layout.row}>
          {errandActs
            .filter((act) => errand.can.includes(act))
            .map((act) => (
              <Button key={act} onClick={() => setAsked(act)}>
                {t(`words.errand_act.${act}.open`)}
              </Button>
            ))}
        </div>
      </Stack>
      {asked && (
        <ErrandDialog
          errand={errand}
          act={asked}
          busy={write.isPending}
          onAct={(body, fail) => {
            if (body.act !== 'close')
              write.mutate({ params: { id: errand.id }, body: body as never }, { onError: fail })
          }}
          onClose={close}
        />
      )}
    </Card>
  )
}

function Errands() {
  const t = useWords('counters')
  const list = useReadPages('GET /api/c/:community/my/errands', { query: { limit: perPage } })
  return (
    <>
      <QueryView
        query={list}
        empty={(page) =>
          page.items.length === 0 && list.page === 1 ? (
            <EmptyState
              drawing={<BenchUnderTree />}
              title={t('resident.errands.none')}
              action={<ButtonLink to="/file">{t('resident.errands.ask')}</ButtonLink>}
            >
              {t('resident.errands.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(page) => (
          <ul className={layout.list}>
            {page.items.map((errand) => (
              <li key={errand.id}>
                <One errand={errand} />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      <Pager pages={list} />
    </>
  )
}

/** 代办: what others do for the reader, and what the reader does for others. */
export default function ErrandsPage() {
  const t = useWords('counters')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.errands.title')} intro={t('resident.errands.intro')}>
      {person ? (
        <Errands />
      ) : (
        <EmptyState drawing={<BenchUnderTree />} title={t('resident.errands.sign_in')}>
          {t('resident.errands.sign_in_help')}
        </EmptyState>
      )}
    </PageFrame>
  )
}
