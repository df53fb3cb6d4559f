// `npm run test:postgres`: the same suite on PostgreSQL: the one of TEST_DATABASE_URL, else one made for this run and thrown away.
import { type Cluster, startCluster } from './postgres/cluster.ts'
import { findPostgres } from './postgres/programs.ts'
import { runSuite } from './test/suite.ts'

const args = process.argv.slice(2)
process.exit(process.env.TEST_DATABASE_URL ? await runSuite(args) : await onThrowawayCluster())

async function onThrowawayCluster(): Promise<number> {
  const programs = findPostgres()
  if (!programs) {
    process.stderr.write(
      'No PostgreSQL 15 or newer was found: install it (Debian: apt-get install postgresql; macOS: brew install postgresql@17), or set TEST_DATABASE_URL.\n',
    )
    return 2
  }
  process.stdout.write(`PostgreSQL ${programs.version} of ${programs.folder}, thrown away afterwards\n`)
  const cluster = await startCluster(programs.folder, { inMemory: true })
  stopOnSignal(cluster)
  try {
    return await runSuite(args, { ...process.env, TEST_DATABASE_URL: cluster.url })
  } finally {
    await cluster.stop()
  }
}

function stopOnSignal(cluster: Cluster): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void cluster.stop().finally(() => process.exit(1))
    })
  }
}
