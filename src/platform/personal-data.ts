import type { ReadContext, WriteContext } from './command/types.ts'

/** A value as shown to the person it is about. `word`: a message of the module; `day`: a civil day. */
export type HeldValue = string | number | boolean | Date | null | { word: string } | { day: string }

/**
 * One kind of data held on a person. Its words are messages of the module: `held_<name>` (title), `…_purpose`, `…_basis`, `…_kept` (how
 * long, where no retention ends it), `…_stays` (why an erasure leaves it); `held_field_<field>` for the fields of its rows.
 */
export type HeldSection = {
  name: string
  /** The retention that ends it: `requests.contacts`. */
  retention?: string
  rows: readonly Record<string, HeldValue>[]
  /** There are more than the rows shown. */
  more?: boolean
}

/** What an erasure did with a section: gone, left without the person, or kept because the law asks for it. */
export type Erased = { section: string; done: 'erased' | 'unnamed' | 'kept'; count: number }

/**
 * What a module holds on persons, in its own tables and those of the engines it runs. Every column of the database that names a person
 * stands in exactly one module's list (a test proves it): `subject` where the row is about that person, `actor` where it says who did
 * something in office: that stays with the record, and loses the name with the entry in the register.
 */
export type PersonalData = {
  columns: Record<string, 'subject' | 'actor'>
  /** All that is held on a person (个人信息保护法 45), bounded. Never called with another's id than the asker may see. */
  held?(ctx: ReadContext, personId: string): Promise<readonly HeldSection[]>
  /** Who of these can't be erased yet: person → refusal that says why. */
  needed?(ctx: ReadContext, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Erases or unnames all of it (47), values of the audit too; the rows of the audit's chain stay. */
  erase?(ctx: WriteContext, personId: string): Promise<readonly Erased[]>
}

/** A kind of data that ends by itself (个人信息保护法 19). Words: messages `kept_<name after the dot>`, `…_article`. */
export type Retention = {
  /** `requests.contacts` */
  name: string
  /** Days after which it ends, unless the community decides otherwise, and the fewest the law allows. */
  days: number
  leastDays: number
} & (
  | {
      /** Deletes or unnames at most `most` things that ended before; returns how many. */
      forget(ctx: WriteContext, before: Date, most: number): Promise<number>
    }
  | {
      /** Persons who are to be erased as a whole, since all that kept them ended before. */
      persons(ctx: ReadContext, before: Date, most: number): Promise<readonly string[]>
    }
  | {
      /** A job of the module sees to it; the term is fixed. */
      job: string
    }
)
