export type { Row } from './answers.ts'
export { mapAside } from './aside/aside.ts'
export { answered, type Cell, type Way } from './figures.ts'
export { mapOpinions, type OpinionMap } from './map.ts'
