import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from 'react'
import { useSession } from '../session.ts'
import { Later } from './later.tsx'
import { Skeleton } from './skeleton.tsx'

/** A part ready to show. */
export interface LoadedPart {
  place: string
  order: number
  permission?: string
  Part: ComponentType<{ id: string }>
}

/** All parts of the modules switched on; given by the shell. */
export const PartsContext = createContext<LoadedPart[]>([])

interface PartsProps {
  /** The name of this place, after the module whose page it is: `people.person`. */
  place: string
  /** The thing the page shows. */
  id: string
  /** Stands there until a part has come: grey bars unless told. */
  waiting?: ReactNode
}

/** Where other modules add their blocks to a page: what a person's account, posts or care file are, the register need not know. */
export function Parts({ place, id, waiting = <Skeleton rows={1} /> }: PartsProps) {
  const parts = useContext(PartsContext)
  const { permissions } = useSession()
  return parts
    .filter((part) => part.place === place && (!part.permission || permissions.includes(part.permission)))
    .sort((a, b) => a.order - b.order)
    .map(({ Part, order }, turn) => (
      <Later key={order} turn={turn} waiting={waiting}>
        <Suspense fallback={waiting}>
          <Part id={id} />
        </Suspense>
      </Later>
    ))
}
