import type { ComponentProps } from 'react'
import { BodyPick, type PickedBody } from '../../../../../app/web/kit/body-pick.tsx'
import { useWords } from '../../../../../app/web/words.ts'

export type Body = PickedBody

/** One body of the register, found by its name. */
export function PickBody(props: Omit<ComponentProps<typeof BodyPick>, 'none'>) {
  const t = useWords('requests')
  return <BodyPick {...props} none={t('workbench.catalogue.set.no_body')} />
}
