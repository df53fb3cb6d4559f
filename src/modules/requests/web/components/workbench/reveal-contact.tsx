import { MaskedField } from '../../../../../app/web/kit/masked-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'

/** A covered telephone number; showing it asks for a reason and is logged. */
export function RevealContact({ id, masked, may }: { id: string; masked: string; may: boolean }) {
  const t = useWords('requests')
  const reveal = useWrite('POST /api/c/:community/requests/:id/reveal')
  if (!may) return <span> {masked}</span>
  const show = async (reason: string) => {
    const shown = await reveal.mutateAsync({
      params: { id },
      body: { reason: t([`words.reveal_reason.${reason}`, 'words.reveal_reason.contact']) },
    })
    return [shown.name, shown.phone].filter(Boolean).join(' ')
  }
  return <MaskedField label={t('words.phone')} masked={masked} onReveal={show} />
}
