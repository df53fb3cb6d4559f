import { IconListSearch } from '@tabler/icons-react'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Receipt } from '../../../../../app/web/kit/receipt.tsx'
import { Skeleton } from '../../../../../app/web/kit/skeleton.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { followPath, keptReceipt, type Ticket } from '../../components/resident/kept-receipt.ts'
import styles from '../../components/resident/matter.module.css'
import { useTicket } from '../../components/resident/use-ticket.ts'

/** What the receipt says, from the answer to filing or, opened again later, from number and code. */
interface Told {
  id: string
  filed_at: string
  body: string | undefined
  contact_due: string
  resolve_due: string
}

function useTold(): { ticket: Ticket | null; told: Told | null; error: unknown } {
  const { ticket, request, error } = useTicket((given) => keptReceipt(given.number) !== undefined)
  const kept = ticket ? keptReceipt(ticket.number) : undefined
  if (kept) {
    const { answer, id, filed_at } = kept
    return { ticket, told: { id, filed_at, ...answer, body: answer.body?.name }, error: null }
  }
  return { ticket, told: request ? { ...request, body: request.answer.body?.name } : null, error }
}

function Paper({ ticket, told }: { ticket: Ticket; told: Told }) {
  const t = useWords('requests')
  const dates = useDates()
  const person = usePerson()
  return (
    <>
      <Receipt
        title={t('resident.receipt.received')}
        number={ticket.number}
        code={ticket.code}
        at={told.filed_at}
        next={
          <>
            <p className={styles.lead}>
              {told.body ? t('resident.answer.by', { body: told.body }) : t('resident.answer.by_nobody_yet')}
            </p>
            <p>{t('resident.receipt.contact', { date: dates.full(told.contact_due) })}</p>
            <p>{t('resident.receipt.resolve', { date: dates.full(told.resolve_due) })}</p>
          </>
        }
      >
        <p className={styles.quiet}>{t(person ? 'resident.receipt.keep_member' : 'resident.receipt.keep')}</p>
      </Receipt>
      <div className={styles.acts} data-screen-only>
        <ButtonLink kind="main" icon={IconListSearch} to={person ? `/requests/${told.id}` : followPath(ticket)}>
          {t('resident.receipt.follow')}
        </ButtonLink>
        <ButtonLink to="/">{t('resident.receipt.home')}</ButtonLink>
      </div>
    </>
  )
}

/** The receipt: number, code, who does what next and by when. Its address can be kept. */
export default function ReceiptPage() {
  const t = useWords('requests')
  const { ticket, told, error } = useTold()
  return (
    <PageFrame
      title={t(ticket ? 'resident.receipt.title' : 'resident.receipt.none')}
      intro={ticket ? undefined : t('resident.receipt.none_help')}
    >
      {ticket && told && <Paper ticket={ticket} told={told} />}
      {ticket && !told && !error && <Skeleton />}
      {error ? <ErrorState problem={error} /> : null}
      {!ticket && (
        <ButtonLink kind="main" to="/follow">
          {t('resident.receipt.by_code')}
        </ButtonLink>
      )}
    </PageFrame>
  )
}
