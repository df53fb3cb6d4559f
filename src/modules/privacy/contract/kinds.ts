import { z } from 'zod'

/** What a notice is about: everybody's data, sensitive data (个人信息保护法 30), children under fourteen (31). */
export const topics = ['general', 'sensitive', 'minors'] as const
export const topic = z.enum(topics)

/**
 * What people agree to, each by itself: being reached about own matters, notices, invitations to take part, care visits; use of what is
 * known of their health and of hardship.
 */
export const purposes = ['contact', 'notices', 'invitations', 'care', 'health', 'hardship'] as const
export const purpose = z.enum(purposes)

/** Purposes that use sensitive data: each asks for a word of its own (29). */
export const sensitivePurposes: readonly Purpose[] = ['health', 'hardship']

/** How staff know that somebody agreed: signed paper, recorded voice, said face to face. */
export const evidence = z.enum(['paper', 'voice', 'in_person'])
export const guardianTie = z.enum(['parent', 'grandparent', 'sibling', 'other'])

/** 44-48: to see, to take along a copy, to have mended, erased, handed on in a form machines read, explained. */
export const rightKinds = ['access', 'copy', 'correction', 'deletion', 'portability', 'explanation'] as const
export const rightKind = z.enum(rightKinds)
export const rightState = z.enum(['open', 'granted', 'declined', 'withdrawn'])

export type Topic = z.output<typeof topic>
export type Purpose = z.output<typeof purpose>
export type RightKind = z.output<typeof rightKind>
