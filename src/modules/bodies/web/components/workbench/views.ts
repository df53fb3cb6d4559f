import type { BodyView, CompoundPage, PostView } from '../../../contract.ts'

export type {
  BodyBrief,
  BodyKind,
  BodyView,
  CompoundPage,
  DepartmentKind,
  Office,
  PostView,
} from '../../../contract.ts'

export type Member = BodyView['members'][number]
export type Service = BodyView['services'][number]
export type Term = PostView['terms'][number]
export type PostKind = PostView['kind']
export type WayToPost = Term['how']
export type Side = CompoundPage['sides'][number]
export type PublicBody = CompoundPage['others'][number]
export type PublicPost = Side['posts'][number]
