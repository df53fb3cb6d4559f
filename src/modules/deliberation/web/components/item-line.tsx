import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { DecisionLine } from './decision-line.tsx'
import { type ItemAct, ItemDialog } from './item-dialogs.tsx'
import styles from './meetings.module.css'
import type { Item, Meeting } from './views.ts'

interface ItemLineProps {
  meeting: Meeting
  item: Item
  number: number
}

function actsOf(meeting: Meeting, item: Item): ItemAct[] {
  if (item.state === 'proposed') return meeting.can.includes('agenda') ? ['accept', 'decline'] : []
  if (item.state !== 'on') return []
  const resolves = meeting.can.includes('resolve')
  const carried = item.decision !== null
  return [
    ...(resolves && carried ? (['read_out'] as const) : []),
    ...(meeting.can.includes('note') ? (['note'] as const) : []),
    ...(resolves && !carried ? (['vote', 'decide', 'step_out'] as const) : []),
  ]
}

/** One item of the agenda with its minutes, shows of hands and decisions. */
export function ItemLine({ meeting, item, number }: ItemLineProps) {
  const t = useWords('deliberation')
  const [asked, setAsked] = useState<ItemAct>()
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <h3>
          {number}. {item.title}
        </h3>
        {item.decision && (
          <StateTag tone={item.reading ? 'done' : 'need'}>
            {t(item.reading ? 'words.was_read_out' : 'words.to_read_out')}
          </StateTag>
        )}
        {item.state === 'proposed' && (
          <StateTag tone="need">{t('words.proposed_by', { name: item.proposed_by })}</StateTag>
        )}
        {item.state === 'declined' && (
          <StateTag tone="rest">{t('words.declined', { reason: item.decline_reason })}</StateTag>
        )}
      </div>
      <Under>
        {[
          item.body && t('words.brought_by', { name: item.body.name }),
          item.reporter,
          item.minutes > 0 && t('words.minutes_of', { count: item.minutes }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Under>
      {item.request && (
        <Link to={`/requests/${item.request.id}`}>{t('words.of_request', { number: item.request.number })}</Link>
      )}
      {item.reading && <p className={layout.text}>{item.reading}</p>}
      {item.note && <p className={layout.text}>{item.note}</p>}
      {item.stepped_out.map((one) => (
        <Under key={one.attendee_id}>{t('words.stepped_out', { name: one.name, reason: one.reason })}</Under>
      ))}
      {item.votes.map((one) => (
        <div key={one.id} className={styles.row}>
          <span>
            {one.question}{' '}
            {t('words.hands', {
              for: one.votes_for,
              against: one.votes_against,
              abstained: one.abstained,
              needed: one.needed,
            })}
          </span>
          <StateTag tone={one.passed ? 'done' : 'rest'}>{t(one.passed ? 'words.passed' : 'words.not_passed')}</StateTag>
        </div>
      ))}
      <ul className={styles.list}>
        {item.decision && <DecisionLine decision={item.decision} />}
        {item.decisions.map((one) => (
          <DecisionLine key={one.id} decision={one} />
        ))}
      </ul>
      <div className={layout['acts']} data-screen-only>
        {actsOf(meeting, item).map((act) => (
          <Button key={act} narrow onClick={() => setAsked(act)}>
            {t(`workbench.item.${act}`)}
          </Button>
        ))}
      </div>
      {asked && <ItemDialog meeting={meeting} item={item} act={asked} onClose={() => setAsked(undefined)} />}
    </li>
  )
}
