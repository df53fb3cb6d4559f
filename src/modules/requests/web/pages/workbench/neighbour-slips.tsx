import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { AreaPick } from '../../../../../app/web/kit/area-pick.tsx'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QrCode } from '../../../../../app/web/kit/qr-code.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../contract.ts'
import { lastMoment } from '../../components/last-moment.ts'
import styles from '../../components/workbench/neighbours/slips.module.css'
import { useRead, useWrite } from '../../queries.ts'

type Made = z.output<(typeof routes)['POST /api/c/:community/requests/:id/neighbour-slips']['output']>
interface Area {
  id: string
  name: string
}

/** One dwelling's slip: what is asked, and the ways to answer; nobody's name stands on it. */
function Slip({ matter, slip }: { matter: Made['matter']; slip: Made['slips'][number] }) {
  const t = useWords('requests')
  const dates = useDates()
  const { name, phone, key } = community()
  const address = `${location.origin}/c/${key}/look`
  return (
    <article className={styles['slip']}>
      <p className={styles['door']}>{slip.place}</p>
      <h2 className={styles['head']}>{t('workbench.neighbours.slip.head')}</h2>
      <p>{[matter.item_name, matter.place].filter(Boolean).join(' · ')}</p>
      <p>{t('workbench.neighbours.slip.result', { text: matter.result })}</p>
      <div className={styles['answer']}>
        <div className={styles['code']}>
          <QrCode value={`${address}#${slip.code}`} label={t('workbench.neighbours.slip.scan')} />
        </div>
        <div>
          <p>{t('workbench.neighbours.slip.scan')}</p>
          <p>
            {t('workbench.neighbours.slip.code')} <span className={styles['sign']}>{slip.code}</span>
          </p>
        </div>
      </div>
      <p className={styles['address']}>{address}</p>
      <p>
        {t('workbench.neighbours.slip.until', { day: dates.day(lastMoment(matter.until)) })}
        {phone && t('workbench.neighbours.slip.phone', { phone })}
      </p>
      <p>{name}</p>
    </article>
  )
}

function Slips({ id, first }: { id: string; first: Area | null }) {
  const t = useWords('requests')
  const form = useFormErrors(t, 'workbench.neighbours.errors')
  const [area, setArea] = useState(first)
  const write = useWrite('POST /api/c/:community/requests/:id/neighbour-slips', {
    refresh: ['GET /api/c/:community/requests/:id/neighbours'],
  })
  const made = write.data
  const make = () => {
    if (!form.setFields(area ? [] : [{ path: 'area_id', code: 'required' }]) || !area) return
    write.mutate({ params: { id }, body: { area_id: area.id } }, { onError: form.fail })
  }
  return (
    <Stack>
      <div data-screen-only>
        <Card>
          <Stack>
            <ErrorSummary form={form} />
            <AreaPick
              name="area_id"
              label={t('workbench.neighbours.area')}
              hint={t('workbench.neighbours.area_hint')}
              none={t('workbench.counter.no_place_found')}
              value={area}
              onChange={setArea}
              error={form.errors['area_id']}
            />
            <div className={layout['acts']}>
              <Button kind={made ? 'quiet' : 'main'} narrow busy={write.isPending} onClick={make}>
                {t('workbench.neighbours.make')}
              </Button>
              {made && (
                <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
                  {t('workbench.neighbours.print_made', { count: made.slips.length })}
                </Button>
              )}
            </div>
          </Stack>
        </Card>
      </div>
      {made && (
        <div className={styles['sheet']}>
          {made.slips.map((slip) => (
            <Slip key={slip.id} matter={made.matter} slip={slip} />
          ))}
        </div>
      )}
    </Stack>
  )
}

/** Slips for the doors around a public matter that is said to be done, one a dwelling, to be printed and cut. */
export default function NeighbourSlipsPage({ params }: PageProps<'id'>) {
  const t = useWords('requests')
  const said = useRead('GET /api/c/:community/requests/:id/neighbours', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.neighbours.page')}
      intro={t('workbench.neighbours.intro')}
      back={`/requests/${params.id}`}
      backLabel={t('workbench.neighbours.back')}
    >
      <QueryView query={said}>{(data) => <Slips id={params.id} first={data.area} />}</QueryView>
    </PageFrame>
  )
}
