// `npm test [-- FILTER… OPTION…]`: the suite beside the code, then the journeys in a real browser. Arguments go to Vitest.
import { runSuite } from './test/suite.ts'

process.exit(await runSuite(process.argv.slice(2)))
