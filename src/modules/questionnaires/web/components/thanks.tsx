import { MagpieOnLine } from '../../../../app/web/art/magpie-on-line.tsx'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { useWords } from '../../../../app/web/words.ts'

/** It arrived, now or before. */
export function Thanks({ already, to }: { already?: boolean; to: string }) {
  const t = useWords('questionnaires')
  return (
    <div role="status">
      <EmptyState
        drawing={<MagpieOnLine />}
        title={t(already ? 'resident.answer.already' : 'resident.answer.thanks')}
        action={<ButtonLink to={to}>{t('resident.answer.back')}</ButtonLink>}
      >
        {t(already ? 'resident.answer.already_help' : 'resident.answer.thanks_help')}
      </EmptyState>
    </div>
  )
}
