export type { Row } from './answers.ts'
export { mapAside } from './aside/aside.ts'
export { answered, type Cell, type Way } from './figures.ts'
export { type Asked, mapOpinions, type OpinionMap } from './map.ts'
