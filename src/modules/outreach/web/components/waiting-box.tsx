import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { signInAddress } from '../../../../app/web/sign-in.ts'
import { useWords } from '../../../../app/web/words.ts'
import { sendAll } from '../field/field.ts'
import type { Waiting } from '../field/kept.ts'

/** What the phone still holds back, and why. Nothing where everything arrived. */
export function WaitingBox({ waiting, signedOut }: { waiting: readonly Waiting[]; signedOut: boolean }) {
  const t = useWords('outreach')
  const unsent = waiting.filter((one) => one.state === 'waiting').length
  const toDecide = new Set(waiting.filter((one) => one.state !== 'waiting').map((one) => one.dwelling)).size
  return (
    <div role="status">
      {waiting.length > 0 && (
        <Card>
          <Stack>
            {unsent > 0 && <p>{t('workbench.walk.waiting', { count: unsent })}</p>}
            {toDecide > 0 && <p>{t('workbench.walk.conflicts', { count: toDecide })}</p>}
            {signedOut && <p>{t('workbench.walk.sign_in')}</p>}
            {signedOut ? (
              <ButtonLink href={signInAddress()}>{t('workbench.walk.sign_in_act')}</ButtonLink>
            ) : (
              unsent > 0 && <Button onClick={() => void sendAll().catch(() => {})}>{t('workbench.walk.send')}</Button>
            )}
          </Stack>
        </Card>
      )}
    </div>
  )
}
