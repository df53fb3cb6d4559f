import { refuse } from '../../../shared/refusal.ts'
import type { Area } from './areas.ts'
import type { Kind } from './kinds.ts'
import { joinPath } from './paths.ts'

/** Where an area is to stand: below `parent` in the administrative tree (undefined: its top), and in `compound`. */
export type Place = { parent: Area | undefined; compound: Area | undefined }

/** What follows from a place: the columns of the area. */
export type Position = {
  parent_id: string | null
  compound_id: string | null
  admin_path: string | null
  compound_path: string | null
}

/**
 * Puts an area of a kind at a place. Whatever stands below something that is in both trees (a stairwell below a building, a
 * building below a lane) follows it in the residential tree; everything else is put into a compound by itself, or into none.
 * Refusals: `territory.parent_unfit`, `territory.compound_unfit`.
 */
export function positionOf(kind: Kind, code: string, place: Place, kinds: readonly Kind[]): Position {
  const { parent, compound } = place
  if (!kind.parents.includes(parent?.kind ?? 'community')) refuse('territory.parent_unfit', { kind: kind.name })
  const parentKind = kinds.find((other) => other.code === parent?.kind)
  if (kind.tree !== 'both' && compound) refuse('territory.compound_unfit', { kind: kind.name })
  if (compound && !kinds.some((other) => other.code === compound.kind && other.site))
    refuse('territory.compound_unfit', { kind: kind.name })
  if (parent && parentKind?.tree === 'both') return below(parent, compound, code, kind)
  return {
    parent_id: parent?.id ?? null,
    compound_id: compound?.id ?? null,
    admin_path: kind.tree === 'residential' && !parent ? null : joinPath(parent?.admin_path ?? null, code),
    compound_path: residentialPath(kind, compound, code),
  }
}

function below(parent: Area, compound: Area | undefined, code: string, kind: Kind): Position {
  if (compound && compound.id !== parent.compound_id) refuse('territory.compound_unfit', { kind: kind.name })
  return {
    parent_id: parent.id,
    compound_id: parent.compound_id,
    admin_path: joinPath(parent.admin_path, code),
    compound_path: parent.compound_path === null ? null : joinPath(parent.compound_path, code),
  }
}

function residentialPath(kind: Kind, compound: Area | undefined, code: string): string | null {
  if (kind.tree === 'residential') return code
  return compound ? joinPath(compound.compound_path, code) : null
}
