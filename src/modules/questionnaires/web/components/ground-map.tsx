import type { ReactNode } from 'react'
import type { Spot, Spots } from '../../contract/spots.ts'
import styles from './ground.module.css'
import type { Ground } from './views.ts'

interface GroundMapProps {
  ground: Ground
  /** Where the map is tapped, in its own units; without it the map is only looked at. */
  onTap?: (spot: Spot) => void
  children?: ReactNode
}

const shownLongest = 8

/**
 * The community's compounds and buildings as a drawing, not to scale. It says nothing a list beside it doesn't say too, so it is hidden from
 * whoever hears the page, and whoever uses keys takes the list.
 */
export function GroundMap({ ground, onTap, children }: GroundMapProps) {
  return (
    <svg
      className={onTap ? `${styles['map']} ${styles['tapped']}` : styles['map']}
      viewBox={`0 0 ${ground.width} ${ground.height}`}
      aria-hidden="true"
      onClick={
        onTap &&
        ((event) => {
          const box = event.currentTarget.getBoundingClientRect()
          const scale = ground.width / box.width
          onTap({
            x: Math.round((event.clientX - box.left) * scale),
            y: Math.round((event.clientY - box.top) * scale),
          })
        })
      }
    >
      {ground.sites.map((site) => (
        <g key={site.id}>
          <rect className={styles['site']} x={site.x} y={site.y} width={site.w} height={site.h} rx="12" />
          <text className={styles['name']} x={site.x + site.w / 2} y={site.y + 42} textAnchor="middle">
            {[...site.name].slice(0, shownLongest).join('')}
          </text>
        </g>
      ))}
      {ground.buildings.map((block) => (
        <rect
          key={block.id}
          className={styles['block']}
          x={block.x}
          y={block.y}
          width={block.w}
          height={block.h}
          rx="4"
        />
      ))}
      {children}
    </svg>
  )
}

const markRadius = 26

/** The places on it by their number in the list; the one chosen stands out by its shape too. */
export function Marks({
  places,
  spots,
  chosen,
}: {
  places: readonly string[]
  spots: Spots
  chosen?: string | undefined
}) {
  return places.map((place, index) => {
    const spot = spots[place]
    if (!spot) return null
    const here = place === chosen
    return (
      <g key={place} className={here ? styles['chosen'] : styles['mark']}>
        {here && <path d={pinAt(spot)} />}
        <circle cx={spot.x} cy={spot.y} r={markRadius} />
        <text x={spot.x} y={spot.y + 12} textAnchor="middle">
          {index + 1}
        </text>
      </g>
    )
  })
}

const pinAt = ({ x, y }: Spot) => `M ${x - 44} ${y} A 44 44 0 1 1 ${x + 44} ${y} L ${x} ${y + 80} Z`

const leastRadius = 24
const mostRadius = 90

/** How often each place was named, as a circle of so large an area; places whose figure isn't told have none. */
export function Counts({
  counts,
  spots,
}: {
  counts: readonly { option: string; count: number | null }[]
  spots: Spots
}) {
  const most = Math.max(1, ...counts.map(({ count }) => count ?? 0))
  return counts.map(({ option, count }, index) => {
    const spot = spots[option]
    if (!spot || !count) return null
    return (
      <g key={option} className={styles['count']}>
        <circle cx={spot.x} cy={spot.y} r={Math.max(leastRadius, mostRadius * Math.sqrt(count / most))} />
        <text x={spot.x} y={spot.y + 12} textAnchor="middle">
          {index + 1}
        </text>
      </g>
    )
  })
}
