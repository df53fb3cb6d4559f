import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { boot } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type ErrandAct, ErrandDialog, ErrandFacts, errandActs } from '../../components/errand-parts.tsx'
import { ErrandState } from '../../components/states.tsx'
import { type Errand, errandReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

function Detail({ errand }: { errand: Errand }) {
  const t = useWords('counters')
  const toast = useToast()
  const [asked, setAsked] = useState<ErrandAct>()
  const close = () => setAsked(undefined)
  const write = useWrite('POST /api/c/:community/errands/:id', {
    refresh: errandReads,
    onSuccess: () => {
      toast(t('words.noted'))
      close()
    },
  })
  return (
    <Stack>
      <div className={layout.row}>
        <ErrandState errand={errand} />
        <span className={layout.quiet}>{errand.arranged_by}</span>
      </div>
      <div className={layout['acts']} data-screen-only>
        {errandActs
          .filter((act) => errand.can.includes(act))
          .map((act, index) => (
            <Button key={act} kind={index === 0 ? 'main' : 'quiet'} narrow onClick={() => setAsked(act)}>
              {t(`words.errand_act.${act}.open`)}
            </Button>
          ))}
        {errand.consent.file_id && (
          <ButtonLink href={`/api/c/${boot().community?.id}/errands/${errand.id}/consent`}>
            {t('workbench.errands.see_photo')}
          </ButtonLink>
        )}
        <Button icon={IconPrinter} onClick={() => print()}>
          {t('workbench.errands.print')}
        </Button>
      </div>
      <Card title={errand.number}>
        <ErrandFacts errand={errand} />
        <p data-paper-only>{t('workbench.errands.sign_here')}</p>
      </Card>
      {asked && (
        <ErrandDialog
          errand={errand}
          act={asked}
          busy={write.isPending}
          onAct={(body, fail) => {
            if (body.act === 'consent' || body.act === 'decline') return
            write.mutate({ params: { id: errand.id }, body: body as never }, { onError: fail })
          }}
          onClose={close}
        />
      )}
    </Stack>
  )
}

/** One errand: what was agreed, where the papers are, what came of it. Printed it is the receipt and the paper to sign. */
export default function ErrandPage({ params }: PageProps<'id'>) {
  const t = useWords('counters')
  const errand = useRead('GET /api/c/:community/errands/:id', { params: { id: params.id } })
  return (
    <PageFrame title={t('workbench.errands.one')} back="/errands" backLabel={t('workbench.errands.title')}>
      <QueryView query={errand}>{(data) => <Detail errand={data} />}</QueryView>
    </PageFrame>
  )
}
