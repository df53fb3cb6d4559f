import {
  IconArmchair,
  IconCar,
  IconDroplet,
  IconElevator,
  IconHeartHandshake,
  IconMessages,
  IconMoodKid,
  IconVolume,
} from '@tabler/icons-react'
import { Icon, type IconComponent } from '../../../../../app/web/kit/icon.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './home.module.css'

/** What happens in a life here; the words open the first screen, and the catalogue does the rest. */
const situations: [key: string, icon: IconComponent][] = [
  ['leak', IconDroplet],
  ['lift', IconElevator],
  ['parking', IconCar],
  ['elder', IconHeartHandshake],
  ['noise', IconVolume],
  ['hallway', IconArmchair],
  ['quarrel', IconMessages],
  ['child', IconMoodKid],
]

const classes = [
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
] as const

/** Ways in by what has happened. */
export function Situations() {
  const t = useWords('requests')
  return (
    <section className={layout.section} aria-labelledby="situations">
      <h2 id="situations">{t('resident.home.situations.title')}</h2>
      <ul className={styles.tiles}>
        {situations.map(([key, icon]) => (
          <li key={key}>
            <Link
              to={`/file?text=${encodeURIComponent(t(`resident.home.situations.${key}.text`))}`}
              className={styles.tile}
            >
              <Icon of={icon} size={24} />
              {t(`resident.home.situations.${key}.label`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Ways in by the five classes of the catalogue. */
export function Classes() {
  const t = useWords('requests')
  return (
    <section className={layout.section} aria-labelledby="classes">
      <h2 id="classes">{t('resident.home.classes')}</h2>
      <RowLinks
        rows={classes.map((key) => ({
          to: `/file?class=${key}`,
          label: t(`words.classes.${key}.name`),
          note: t(`words.classes.${key}.about`),
        }))}
      />
    </section>
  )
}
