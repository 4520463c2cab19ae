import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { fillDemo } from './fill-demo.ts'

const { env } = process
/** `node demo/main.ts --data-dir PATH [--simulator-port N]` fills a data folder. */
const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, 'simulator-port': { type: 'string', default: '4443' } },
})
if (!values['data-dir']) throw new Error('Name the folder to fill with --data-dir PATH.')
await fillDemo({
  dataDir: values['data-dir'],
  simulatorPort: Number(values['simulator-port']),
  people: Number(env['SALLYPORT_DEMO_PEOPLE'] ?? 60),
  days: Number(env['SALLYPORT_DEMO_DAYS'] ?? 30),
  report: (line) => console.log(line),
})
