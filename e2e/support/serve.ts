// A product of its own for the journeys, in a process of its own: `serve.ts SCALE`, settings from the environment.
import { start } from '../../src/app/start.ts'
import { readConfig } from '../../src/platform/config.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const running = await start(readConfig(), say, { demoScale: Number(process.argv[2] ?? 1) })
process.send?.({ address: running.address })
process.once('SIGTERM', () => {
  running.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
