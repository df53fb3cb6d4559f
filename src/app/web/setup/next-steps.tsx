import { IconChevronRight } from '@tabler/icons-react'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words.ts'
import styles from './next-steps.module.css'

export type OpenedCommunity = { id: number; name: string; kind: 'urban' | 'village' }

/** Pages of the workbench where a new community is filled, in the order in which they are needed. */
const ways = [
  { step: 'areas', path: '/areas' },
  { step: 'catalogue', path: '/catalogue' },
  { step: 'register', path: '/people/imports' },
  { step: 'bodies', path: '/bodies/new' },
  { step: 'posts', path: '/posts/new' },
  { step: 'staff', path: '/invitations' },
  { step: 'second_step', path: '/account' },
] as const

/** What comes after the first community is there: each step with the page where it is done. */
export function NextSteps({ community }: { community: OpenedCommunity }) {
  const t = useWords('territory')
  return (
    <ol className={styles.steps}>
      {ways.map(({ step, path }) => (
        <li key={step}>
          <a className={styles.step} href={`/w/${community.id}${path}`}>
            <span>
              <strong>{t(`resident.setup.ways.${step}.label`)}</strong>
              <span className={styles.about}>
                {t(`resident.setup.ways.${step}.about`, { committee: t(`resident.setup.hints.${community.kind}`) })}
              </span>
            </span>
            <Icon of={IconChevronRight} />
          </a>
        </li>
      ))}
    </ol>
  )
}
