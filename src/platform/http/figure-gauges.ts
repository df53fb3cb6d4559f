import { Gauge, type Registry } from 'prom-client'

/** Gauges made from one question: asked once a scrape, however many gauges wait for its answer; NaN while there is none. */
export function figureGauges<T>(
  registry: Registry,
  ask: () => Promise<T>,
  gauges: Record<string, { help: string; of(figures: T): number }>,
): void {
  let asked: Promise<T> | undefined
  const figures = () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
  for (const [name, { help, of }] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await figures().then(of, () => Number.NaN))
      },
    })
  }
}
