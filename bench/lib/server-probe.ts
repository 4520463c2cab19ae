import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { registerHooks } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Questions of a benchmark to the server's process, which answers each with one message. */
export type ProbeQuestion =
  | { ask: 'hashing'; isCostly: boolean }
  | { ask: 'memory' }
  | { ask: 'profile' }
  | { ask: 'profile-end'; file: string }

/** Loaded into the server's process before the server (`node --import`); not part of the product. */
const SWITCH = new URL('argon2-switch.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@node-rs/argon2' && context.parentURL !== SWITCH
      ? { url: SWITCH, shortCircuit: true }
      : next(specifier, context),
})
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const inspector = new Session()
inspector.connect()

process.on('message', (question: ProbeQuestion) => {
  void answer(question).then((result) => process.send!(result ?? null))
})
// The server ends with the benchmark, however that ends.
process.once('disconnect', () => process.exit())
process.channel?.unref()

async function answer(question: ProbeQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'hashing':
      return (await import('./argon2-switch.ts')).setCostly(question.isCostly)
    case 'memory':
      collectGarbage()
      collectGarbage()
      return process.memoryUsage()
    case 'profile':
      await inspector.post('Profiler.enable')
      await inspector.post('Profiler.setSamplingInterval', { interval: 200 })
      return void (await inspector.post('Profiler.start'))
    case 'profile-end': {
      const { profile } = await inspector.post('Profiler.stop')
      return writeFileSync(question.file, JSON.stringify(profile))
    }
  }
}
