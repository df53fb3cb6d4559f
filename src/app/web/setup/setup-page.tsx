import { useState } from 'react'
import { Card } from '../kit/card.tsx'
import { PageFrame } from '../kit/page-frame.tsx'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { AdministratorForm } from './administrator-form.tsx'
import { CommunityForm } from './community-form.tsx'
import { NextSteps, type OpenedCommunity } from './next-steps.tsx'

const steps = ['administrator', 'community', 'next'] as const

/**
 * The first use of an empty installation: whoever has the terminal's code becomes its administrator, then opens the first community.
 * Broken off after the first step, it goes on for whoever signs in as that administrator. Afterwards the server answers 404 here.
 */
export default function SetupPage() {
  const t = useWords('territory')
  const { administrator } = useSession()
  const [opened, setOpened] = useState<OpenedCommunity>()
  const step = opened ? 'next' : administrator ? 'community' : 'administrator'
  const place = { now: steps.indexOf(step) + 1, of: steps.length }
  return (
    <PageFrame
      title={t(`resident.setup.${step}.title`, { name: opened?.name ?? '' })}
      intro={t('resident.setup.step', place)}
    >
      <Card>
        <p>{t(`resident.setup.${step}.intro`)}</p>
        {opened ? (
          <NextSteps community={opened} />
        ) : administrator ? (
          <CommunityForm onOpened={setOpened} />
        ) : (
          <AdministratorForm />
        )}
      </Card>
    </PageFrame>
  )
}
