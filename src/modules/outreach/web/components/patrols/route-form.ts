import { newIntention } from '../../../../../app/web/intention.ts'
import type { FieldProblem } from '../../../../../shared/refusal.ts'
import type { PatrolRoute, Point } from './views.ts'

export interface PointForm {
  /** for the list of the form */
  key: string
  id?: string
  name: string
  spot: Point['spot']
}

export interface RouteForm {
  name: string
  note: string
  area: { id: string; name: string } | null
  way: 'every' | 'weekdays'
  every: string
  weekdays: string[]
  rest: PatrolRoute['rhythm']['rest_days']
  /** `person <id>` or `post <id>` */
  walker: string
  points: PointForm[]
}

export const newPoint = (): PointForm => ({ key: newIntention(), name: '', spot: null })

export function formOfRoute(route: PatrolRoute | undefined): RouteForm {
  if (!route) {
    return {
      name: '',
      note: '',
      area: null,
      way: 'every',
      every: '7',
      weekdays: [],
      rest: 'walk',
      walker: '',
      points: [newPoint()],
    }
  }
  const { every_days: every, weekdays, rest_days: rest } = route.rhythm
  return {
    name: route.name,
    note: route.note,
    area: route.area,
    way: every === null ? 'weekdays' : 'every',
    every: String(every ?? 7),
    weekdays: weekdays.map(String),
    rest,
    walker: `${route.walker.kind} ${route.walker.id}`,
    points: route.points.map(({ id, name, spot }) => ({ key: id, id, name, spot })),
  }
}

const everyMost = 90

/** What is still to be filled in. */
export function missingOfRoute(form: RouteForm): FieldProblem[] {
  const every = Number(form.every)
  const unfit =
    form.way === 'every' ? !(Number.isInteger(every) && every >= 1 && every <= everyMost) : form.weekdays.length === 0
  const paths = [
    ...([...form.name.trim()].length >= 2 ? [] : ['name']),
    ...(form.area ? [] : ['area_id']),
    ...(unfit ? ['rhythm'] : []),
    ...(form.walker === '' ? ['walker'] : []),
    ...(form.points.some((point) => point.name.trim() !== '') ? [] : ['points']),
  ]
  return paths.map((path) => ({ path, code: 'required' }))
}

/** The body of the call that keeps it; points without a name are left out. */
export function bodyOfRoute(form: RouteForm) {
  const [kind, id] = form.walker.split(' ')
  return {
    name: form.name,
    note: form.note,
    area_id: form.area?.id ?? '',
    rhythm:
      form.way === 'every'
        ? { every_days: Number(form.every), weekdays: [], rest_days: form.rest }
        : { every_days: null, weekdays: form.weekdays.map(Number), rest_days: form.rest },
    walker: { kind: kind === 'post' ? ('post' as const) : ('person' as const), id: id ?? '' },
    points: form.points
      .filter((point) => point.name.trim() !== '')
      .map(({ id: known, name, spot }) => ({ ...(known ? { id: known } : {}), name, spot })),
  }
}
