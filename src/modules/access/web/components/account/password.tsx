import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useRead } from '../../queries.ts'
import { ChangePassword } from './change-password.tsx'

const passwordRoute = 'GET /api/auth/own-password'

export type PasswordView = Awaited<ReturnType<typeof call<typeof passwordRoute>>>

/** The password of my account: set or changed, by the present one or by a code to my own number. */
export function Password({ title }: { title?: string }) {
  const t = useWords('access')
  const toast = useToast()
  const own = useRead(passwordRoute)
  const [changing, setChanging] = useState(false)
  const done = () => {
    setChanging(false)
    toast(t('words.password.done'))
  }
  return (
    <Card title={title}>
      <p>{t('words.password.intro')}</p>
      <QueryView query={own} part>
        {(view) =>
          view.set || view.phone_masked !== null ? (
            <>
              <p>{t(`words.password.${view.set ? 'there' : 'none'}`)}</p>
              <div>
                <Button kind={view.set ? undefined : 'main'} onClick={() => setChanging(true)}>
                  {t(`words.password.${view.set ? 'change' : 'set'}`)}
                </Button>
              </div>
              {changing && <ChangePassword view={view} onDone={done} onClose={() => setChanging(false)} />}
            </>
          ) : (
            <p>{t('words.password.no_number')}</p>
          )
        }
      </QueryView>
    </Card>
  )
}
