import { useRead } from '../../queries.ts'
import type { AreaKind, CompoundKind, Kind } from './views.ts'

const freshMs = 60 * 60_000

/** The kinds of area and compound: data of the installation, which hardly ever change. */
export function useKinds() {
  const query = useRead('GET /api/area-kinds', {}, { staleTime: freshMs })
  const kinds: Kind[] = query.data?.area_kinds ?? []
  const compoundKinds = query.data?.compound_kinds ?? []
  const known = new Map(kinds.map((kind) => [kind.code, kind]))
  return {
    kinds,
    compoundKinds,
    kindOf: (code: string | undefined) => (code === undefined ? undefined : known.get(code)),
    nameOf: (code: AreaKind) => known.get(code)?.name ?? '',
    compoundNameOf: (code: CompoundKind | null) => compoundKinds.find((kind) => kind.code === code)?.name ?? '',
  }
}

/** Kinds that may be added below an area (or, without one, anywhere), in the order of the kinds. */
export function kindsBelow(kinds: Kind[], under: { kind: AreaKind } | null): Kind[] {
  if (!under)
    return kinds.filter((kind) => kind.parents.some((parent) => parent !== 'building') && kind.code !== 'community')
  const site = kinds.find((kind) => kind.code === under.kind)?.site ?? false
  return kinds.filter(
    (kind) => kind.parents.includes(under.kind) || (site && kind.tree === 'both' && kind.parents.includes('community')),
  )
}
