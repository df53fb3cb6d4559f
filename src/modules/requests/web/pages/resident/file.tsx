import type { ComponentType } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDraft } from '../../components/resident/draft.ts'
import { StepCheck } from '../../components/resident/step-check.tsx'
import { StepContact } from '../../components/resident/step-contact.tsx'
import { StepPhotos } from '../../components/resident/step-photos.tsx'
import { StepWhat } from '../../components/resident/step-what.tsx'
import { StepWhere } from '../../components/resident/step-where.tsx'
import { isStep, type Step } from '../../components/resident/steps.ts'

const screens: Record<Step, ComponentType> = {
  what: StepWhat,
  where: StepWhere,
  photos: StepPhotos,
  contact: StepContact,
  check: StepCheck,
}

/** Saying one thing, in five screens. Without an item there is nothing yet to ask about, whatever the address says. */
export default function FilePage({ params }: PageProps<'step'>) {
  const [draft] = useDraft()
  const wanted = isStep(params.step) ? params.step : 'what'
  const Screen = screens[draft.item_code === '' ? 'what' : wanted]
  return <Screen />
}
