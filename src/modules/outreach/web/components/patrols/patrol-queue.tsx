import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { dropPatrol, sendPatrols } from '../../field/patrol-field.ts'
import type { PatrolWaiting } from '../../field/patrol-kept.ts'

/** What the phone still holds back of patrols, and what was refused, with what was written. */
export function PatrolQueue({ waiting, signedOut }: { waiting: readonly PatrolWaiting[]; signedOut: boolean }) {
  const t = useWords('outreach')
  const unsent = waiting.filter((one) => one.state === 'waiting').length
  return (
    <>
      <div role="status">
        {unsent > 0 && (
          <Card>
            <Stack>
              <p>{t('workbench.walk.waiting', { count: unsent })}</p>
              {signedOut && <p>{t('workbench.walk.sign_in')}</p>}
              {signedOut ? (
                <ButtonLink href={signInAddress()}>{t('workbench.walk.sign_in_act')}</ButtonLink>
              ) : (
                <Button onClick={() => void sendPatrols().catch(() => {})}>{t('workbench.walk.send')}</Button>
              )}
            </Stack>
          </Card>
        )}
      </div>
      {waiting
        .filter((one) => one.state === 'refused')
        .map((one) => (
          <Card key={one.key} title={t('workbench.refused.title')}>
            <Stack>
              <p>{t('workbench.refused.help', { why: one.told })}</p>
              {one.kind !== 'patrol' && one.note.words && <blockquote>{one.note.words}</blockquote>}
              <Button onClick={() => void dropPatrol(one)}>{t('workbench.refused.drop')}</Button>
            </Stack>
          </Card>
        ))}
    </>
  )
}
