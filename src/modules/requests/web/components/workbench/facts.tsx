import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { CopyButton } from '../../../../../app/web/kit/copy-button.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useInlineFacts } from './inline-facts.tsx'
import { PriorityWhy } from './priority-why.tsx'
import { RevealContact } from './reveal-contact.tsx'
import type { Request } from './views.ts'

function Requester({ request }: { request: Request }) {
  const t = useWords('requests')
  const { requester } = request
  if (request.anonymous) return t('workbench.request.anonymous')
  if (!requester) return null
  const whole = requester.phone !== null && !requester.phone.includes('*')
  return (
    <span>
      {requester.name} {requester.phone !== null && whole && <PhoneLink phone={requester.phone} />}
      {requester.phone !== null && !whole && (
        <RevealContact id={request.id} masked={requester.phone} may={request.can.includes('reveal')} />
      )}
      {request.confidential && <em> {t('workbench.request.confidential')}</em>}
      {request.askers_count > 1 && <span> {t('workbench.request.askers', { count: request.askers_count })}</span>}
    </span>
  )
}

/** Who, where, what item, who answers and by when. */
export function Facts({ request }: { request: Request }) {
  const inline = useInlineFacts(request)
  const t = useWords('requests')
  const dates = useDates()
  return (
    <Stack>
      <Card title={t('workbench.request.facts')}>
        <LabelList
          rows={[
            {
              label: t('words.number'),
              value: (
                <span>
                  {request.number} <CopyButton text={request.number} />
                </span>
              ),
            },
            { label: t('words.requester'), value: <Requester request={request} /> },
            { label: t('words.place'), value: [request.place, request.place_detail].filter(Boolean).join(' · ') },
            { label: t('words.item'), value: inline.item },
            {
              label: t('workbench.columns.priority'),
              value: (
                <>
                  {inline.priority}
                  <PriorityWhy why={request.priority_why} />
                </>
              ),
            },
            {
              label: t('workbench.filters.tier'),
              value: `${t(`words.tier.${request.tier}`)} · ${t(`words.tier_why.${request.tier_why}`)}`,
            },
            { label: t('words.lead'), value: request.lead.body?.name ?? t(`words.answerable.${request.lead.kind}`) },
            { label: t('words.why'), value: request.why },
            { label: t('words.assignee'), value: inline.handler },
            {
              label: t('words.channel_label'),
              value: [t(`words.channel.${request.channel}`), request.ask_point?.name].filter(Boolean).join(' · '),
            },
            { label: t('words.filed_at'), value: dates.full(request.filed_at) },
            { label: t('words.criterion'), value: request.item.criterion },
          ]}
        />
      </Card>
      {request.judgements.length > 0 && <Judgements judgements={request.judgements} />}
    </Stack>
  )
}

function Judgements({ judgements }: { judgements: Request['judgements'] }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <Card title={t('workbench.request.judgements')}>
      <LabelList
        rows={judgements.map((one) => ({
          label: `${t(`words.source.${one.source}`)} ${dates.short(one.judged_at)}`,
          value: [
            one.reached ? t(one.solved ? 'words.solved' : 'words.not_solved') : t('words.not_reached'),
            one.grade ? t(`words.grade.${one.grade}`) : '',
            one.comment,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Card>
  )
}
