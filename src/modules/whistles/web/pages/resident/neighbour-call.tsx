import { IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import type { ownNeighbourCall } from '../../../contract.ts'
import { ComingCount, NeighbourCallState } from '../../components/neighbour-call-state.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import styles from '../../components/resident/resident.module.css'
import { useRead, useWrite } from '../../queries.ts'

type Call = z.output<typeof ownNeighbourCall>

const reads = ['GET /api/c/:community/my/neighbour-calls', 'GET /api/c/:community/my/neighbour-calls/:id']
const familyMost = 10

/** 我来, alone or with the family. */
function Come({ call }: { call: Call }) {
  const t = useWords('whistles')
  const toast = useToast()
  const [places, setPlaces] = useState('1')
  const write = useWrite('POST /api/c/:community/my/neighbour-calls/:id/come', {
    refresh: reads,
    onSuccess: () => toast(t('resident.calls.thanks')),
  })
  const most = Math.min(familyMost, call.needed - call.coming)
  return (
    <Card title={t('resident.calls.come_title')}>
      <div className={styles.form}>
        <SelectField
          name="places"
          label={t('words.places')}
          short
          value={places}
          onChange={setPlaces}
          options={Array.from({ length: most }, (_, index) => ({
            value: String(index + 1),
            label: t('words.people', { count: index + 1 }),
          }))}
        />
        {write.error && <ErrorState problem={write.error} part />}
        <Button
          kind="main"
          icon={IconHeartHandshake}
          busy={write.isPending}
          onClick={() => write.mutate({ params: { id: call.id }, body: { places: Number(places) } })}
        >
          {t('resident.calls.come')}
        </Button>
      </div>
    </Card>
  )
}

/** One's own word, and the way to take it back. */
function Mine({ call, places }: { call: Call; places: number }) {
  const t = useWords('whistles')
  const toast = useToast()
  const [asked, setAsked] = useState(false)
  const write = useWrite('POST /api/c/:community/my/neighbour-calls/:id/leave', {
    refresh: reads,
    onSuccess: () => {
      toast(t('resident.calls.left'))
      setAsked(false)
    },
  })
  return (
    <Card title={t('resident.calls.i_come', { count: places })}>
      <p className={layout.text}>{t('resident.calls.see_you')}</p>
      {call.can.includes('leave') && (
        <div className={styles.acts}>
          <Button onClick={() => setAsked(true)}>{t('resident.calls.leave')}</Button>
        </div>
      )}
      {asked && (
        <ConfirmDialog
          title={t('resident.calls.leave')}
          confirm={t('resident.calls.leave')}
          busy={write.isPending}
          onConfirm={() => write.mutate({ params: { id: call.id }, body: {} })}
          onClose={() => setAsked(false)}
        >
          <p>{t('resident.calls.leave_help')}</p>
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function Detail({ call }: { call: Call }) {
  const t = useWords('whistles')
  const listed = useListed()
  const dates = useDates()
  return (
    <Stack>
      <div>
        <NeighbourCallState call={call} /> <ComingCount call={call} />
      </div>
      <Card>
        <p className={layout.text}>{call.description}</p>
        <LabelList
          rows={[
            { label: t('words.meets_at'), value: dates.full(call.meets_at) },
            { label: t('words.place'), value: [call.place, call.place_detail].filter(Boolean).join(' · ') },
            { label: t('words.welcomes'), value: listed(call.welcomes.map((one) => t(`words.welcome.${one}`))) },
            ...(call.contact_phone
              ? [{ label: t('words.contact_phone'), value: <PhoneLink phone={call.contact_phone} /> }]
              : []),
          ]}
        />
      </Card>
      {call.end_text && (
        <Card title={t(`words.call_end.${call.state}`)}>
          <p className={layout.text}>{call.end_text}</p>
        </Card>
      )}
      {call.mine && call.state === 'open' && <Mine call={call} places={call.mine.places} />}
      {call.can.includes('come') && <Come call={call} />}
    </Stack>
  )
}

function One({ id }: { id: string }) {
  const call = useRead('GET /api/c/:community/my/neighbour-calls/:id', { params: { id } })
  return <QueryView query={call}>{(data) => <Detail call={data} />}</QueryView>
}

/** One call, and one's own word. */
export default function NeighbourCallPage({ params }: PageProps<'id'>) {
  const t = useWords('whistles')
  const person = usePerson()
  const call = useRead(
    'GET /api/c/:community/my/neighbour-calls/:id',
    { params: { id: params.id } },
    { enabled: person !== null },
  )
  return (
    <PageFrame title={call.data?.title ?? t('resident.calls.title')} back="/neighbour-calls">
      {person ? <One id={params.id} /> : <NotMember />}
    </PageFrame>
  )
}
